package org.tongchuang.notifications;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.privacy.DataPurpose;

/// What this room uses data about people for.
@Configuration(proxyBeanMethods = false)
class NotificationsPurposes {

    @Bean
    DataPurpose messagesPurpose() {
        return new DataPurpose(
                "notifications.messages",
                DataPurpose.Basis.CONTRACT,
                DataPurpose.Separate.NO,
                List.of("notifications.data.address", "notifications.data.messages"),
                List.of(),
                "notifications.messages.retention");
    }
}
