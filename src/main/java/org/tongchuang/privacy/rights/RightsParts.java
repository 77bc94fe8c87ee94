package org.tongchuang.privacy.rights;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.notices.NoticeCategory;

/// What the rights of people bring to the house.
@Configuration(proxyBeanMethods = false)
class RightsParts {

    /// Messages about what somebody asked for themself.
    static final String CATEGORY = "privacy.rights";

    @Bean
    NoticeCategory rightsNotices() {
        return new NoticeCategory(CATEGORY, true, Set.of(NoticeCategory.Medium.INBOX, NoticeCategory.Medium.EMAIL));
    }

    @Bean
    MenuItem myDataPlace() {
        return new MenuItem(
                "privacy.menu.mine", "privacy.data.title", "/me/data", "download", Right.ACT_AS_MEMBER, 150);
    }
}
