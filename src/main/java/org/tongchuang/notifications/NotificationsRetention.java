package org.tongchuang.notifications;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.shared.privacy.Aged;
import org.tongchuang.shared.privacy.RetentionRule;

/// How long this room keeps what it keeps.
@Configuration(proxyBeanMethods = false)
class NotificationsRetention {

    /// What still waits to be sent stays however old it is.
    @Bean
    RetentionRule noticesAreForgotten(JdbcClient jdbc) {
        return new Aged(
                jdbc,
                "notifications.retention.notices",
                new RetentionRule.Days(30, 180, 730),
                "notifications.notice",
                "id",
                """
                kept.made_at < :before and not exists (select 1 from notifications.delivery as way
                    where way.notice_id = kept.id and way.state in ('QUEUED', 'SENDING', 'HANDED_OVER'))""");
    }

    @Bean
    RetentionRule inboxIsForgotten(JdbcClient jdbc) {
        return new Aged(
                jdbc,
                "notifications.retention.inbox",
                new RetentionRule.Days(90, 730, 1_825),
                "notifications.inbox_entry",
                "id",
                "kept.made_at < :before");
    }
}
