package org.tongchuang.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;

/// What this room keeps sealed, and where.
@Configuration(proxyBeanMethods = false)
class SealedInIdentity {

    private static final String AUTHENTICATOR = "identity.authenticator";

    @Bean
    SealedColumn sealedOutsideSecrets() {
        return new SealedColumn("identity.outside_provider", "id", "secrets", Purpose.SECRETS);
    }

    @Bean
    SealedColumn sealedArrivals() {
        return new SealedColumn("identity.outside_arrival", "id", "content", Purpose.SECRETS);
    }

    @Bean
    SealedColumn sealedSecrets() {
        return new SealedColumn(AUTHENTICATOR, "account_id", "secret", Purpose.SECRETS);
    }

    @Bean
    SealedColumn sealedPendingSecrets() {
        return new SealedColumn(AUTHENTICATOR, "account_id", "pending", Purpose.SECRETS);
    }
}
