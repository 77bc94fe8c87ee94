package org.tongchuang.privacy.policy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;

/// What the policy brings to the house.
@Configuration(proxyBeanMethods = false)
class PolicyParts {

    @Bean
    MenuItem privacyContactPlace() {
        return new MenuItem(
                "privacy.menu.section",
                "privacy.contact.title",
                "/office/settings/privacy",
                "person",
                Right.MANAGE_SETTINGS,
                224);
    }
}
