package org.tongchuang.notifications;

import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// A kind of message that can be switched off and one that can't, with words of their own.
@TestConfiguration(proxyBeanMethods = false)
public class TrialCategories {

    public static final String REUNION = "trial.reunion";
    public static final String CODE = "trial.code";
    public static final String INVITED = "trial.reunion.invited";
    public static final String SENT = "trial.code.sent";

    @Bean
    NoticeCategory reunions() {
        return new NoticeCategory(REUNION, false, Set.of(Medium.INBOX, Medium.EMAIL));
    }

    @Bean
    NoticeCategory codes() {
        return new NoticeCategory(CODE, true, Set.of(Medium.EMAIL));
    }
}
