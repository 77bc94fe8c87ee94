package org.tongchuang.privacy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;

/// This room's place in the navigation.
@Configuration(proxyBeanMethods = false)
class PrivacyMenu {

    @Bean
    MenuItem auditPlace() {
        return new MenuItem(
                "privacy.menu.section", "privacy.audit.title", "/office/audit", "shield", Right.READ_AUDIT, 220);
    }
}
