package org.tongchuang.privacy.consent;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.privacy.DataPurpose;

/// What consents bring to the house, and what this room itself uses data for.
@Configuration(proxyBeanMethods = false)
class ConsentParts {

    @Bean
    DataPurpose trailPurpose() {
        return new DataPurpose(
                "privacy.purpose.trail",
                DataPurpose.Basis.LEGAL_DUTY,
                DataPurpose.Separate.NO,
                List.of("privacy.purpose.trail.fields"),
                List.of(),
                "privacy.purpose.trail.retention");
    }

    @Bean
    MenuItem myConsentsPlace() {
        return new MenuItem(
                "privacy.menu.mine", "privacy.consents.title", "/me/consents", "check", Right.ACT_AS_MEMBER, 151);
    }

    @Bean
    MenuItem wordingsPlace() {
        return new MenuItem(
                "privacy.menu.section",
                "privacy.wordings.title",
                "/office/consents",
                "check",
                Right.MANAGE_SETTINGS,
                222);
    }
}
