package org.tongchuang.notifications;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;

/// This room's place in the navigation.
@Configuration(proxyBeanMethods = false)
class NotificationsMenu {

    @Bean
    MenuItem noticesPlace() {
        return new MenuItem(
                "identity.menu.section",
                "notifications.office.title",
                "/office/notices",
                "mail",
                Right.MANAGE_SETTINGS,
                212);
    }
}
