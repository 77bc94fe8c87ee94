package org.tongchuang.identity;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.shared.notices.NoticeCategory;

/// The kinds of message this room sends.
@Configuration(proxyBeanMethods = false)
class IdentityNotices {

    @Bean
    NoticeCategory securityNotices() {
        return new NoticeCategory(SecurityLetters.CATEGORY, true, Set.of(NoticeCategory.Medium.EMAIL));
    }

    @Bean
    NoticeCategory codeNotices() {
        return new NoticeCategory(SecurityLetters.CODES, true, Set.of(NoticeCategory.Medium.EMAIL));
    }
}
