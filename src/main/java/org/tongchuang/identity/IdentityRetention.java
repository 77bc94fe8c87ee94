package org.tongchuang.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.shared.privacy.Aged;
import org.tongchuang.shared.privacy.RetentionRule;

/// How long this room keeps what it keeps.
@Configuration(proxyBeanMethods = false)
class IdentityRetention {

    @Bean
    RetentionRule codesAreForgotten(JdbcClient jdbc) {
        return new Aged(
                jdbc,
                "identity.retention.codes",
                new RetentionRule.Days(1, 1, 30),
                "identity.mailed_code",
                "id",
                "kept.until < :before");
    }

    /// A device known no longer is asked like a new one.
    @Bean
    RetentionRule devicesAreForgotten(JdbcClient jdbc) {
        return new Aged(
                jdbc,
                "identity.retention.devices",
                new RetentionRule.Days(30, 365, 1_095),
                "identity.known_device",
                "ctid",
                "kept.last_at < :before");
    }
}
