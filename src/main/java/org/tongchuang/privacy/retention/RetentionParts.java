package org.tongchuang.privacy.retention;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.privacy.Aged;
import org.tongchuang.shared.privacy.RetentionRule;

/// What retention brings to the house, and how long this room keeps its own things.
@Configuration(proxyBeanMethods = false)
class RetentionParts {

    @Bean
    RetentionRule copiesAreForgotten(JdbcClient jdbc) {
        return new Aged(
                jdbc,
                "privacy.retention.copies",
                new RetentionRule.Days(30, 365, 1_095),
                "privacy.data_copy",
                "id",
                "kept.asked_at < :before and kept.state in ('GONE', 'FAILED')");
    }

    @Bean
    MenuItem retentionPlace() {
        return new MenuItem(
                "privacy.menu.section",
                "privacy.retention.title",
                "/office/settings/retention",
                "history",
                Right.MANAGE_SETTINGS,
                223);
    }
}
