package org.tongchuang.identity;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.privacy.DataPurpose;

/// What this room uses data about people for.
@Configuration(proxyBeanMethods = false)
class IdentityPurposes {

    @Bean
    DataPurpose accountPurpose() {
        return new DataPurpose(
                "identity.account",
                DataPurpose.Basis.CONTRACT,
                DataPurpose.Separate.NO,
                List.of("identity.data.account", "identity.data.ways", "identity.data.devices"),
                List.of(),
                "identity.account.retention");
    }
}
