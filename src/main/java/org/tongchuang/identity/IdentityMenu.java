package org.tongchuang.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;

/// This room's places in the navigation.
@Configuration(proxyBeanMethods = false)
class IdentityMenu {

    private static final String SECTION = "identity.menu.section";

    @Bean
    MenuItem accountsPlace() {
        return new MenuItem(SECTION, "identity.accounts.title", "/office/accounts", "key", Right.MANAGE_ACCOUNTS, 200);
    }

    @Bean
    MenuItem settingsPlace() {
        return new MenuItem(
                SECTION, "identity.settings.title", "/office/settings", "settings", Right.MANAGE_SETTINGS, 210);
    }
}
