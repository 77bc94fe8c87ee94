package org.tongchuang.privacy.erasure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;

/// What erasing brings to the house.
@Configuration(proxyBeanMethods = false)
class ErasureParts {

    @Bean
    SealedColumn sealedErasures() {
        return new SealedColumn("privacy.erasure", "id", "person", Purpose.MESSAGES);
    }

    @Bean
    MenuItem erasuresPlace() {
        return new MenuItem(
                "privacy.menu.section",
                "privacy.erasures.title",
                "/office/erasures",
                "shield",
                Right.MANAGE_SETTINGS,
                221);
    }
}
