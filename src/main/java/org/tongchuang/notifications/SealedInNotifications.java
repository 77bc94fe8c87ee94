package org.tongchuang.notifications;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;

/// What this room keeps sealed, and where.
@Configuration(proxyBeanMethods = false)
class SealedInNotifications {

    @Bean
    SealedColumn sealedNotices() {
        return new SealedColumn("notifications.notice", "id", "content", Purpose.MESSAGES);
    }

    @Bean
    SealedColumn sealedAnswers() {
        return new SealedColumn("notifications.delivery", "id", "said", Purpose.MESSAGES);
    }

    @Bean
    SealedColumn sealedInbox() {
        return new SealedColumn("notifications.inbox_entry", "id", "content", Purpose.MESSAGES);
    }
}
