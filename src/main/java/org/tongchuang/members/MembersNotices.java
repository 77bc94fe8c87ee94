package org.tongchuang.members;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.notices.NoticeCategory;

/// The kinds of messages this room sends.
@Configuration(proxyBeanMethods = false)
class MembersNotices {

    @Bean
    NoticeCategory invitationNotices() {
        return new NoticeCategory("members.invitation", false, Set.of(NoticeCategory.Medium.EMAIL));
    }

    @Bean
    NoticeCategory stillTrueNotices() {
        return new NoticeCategory(
                "members.still-true", false, Set.of(NoticeCategory.Medium.INBOX, NoticeCategory.Medium.EMAIL));
    }
}
