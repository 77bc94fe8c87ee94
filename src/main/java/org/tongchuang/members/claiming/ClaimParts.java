package org.tongchuang.members.claiming;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.notices.NoticeCategory;

/// What claims bring to the house: letters that must be sent, sealed columns, a place in the office's menu.
@Configuration(proxyBeanMethods = false)
class ClaimParts {

    @Bean
    NoticeCategory claimNotices() {
        return new NoticeCategory("members.claim", true, Set.of(NoticeCategory.Medium.EMAIL));
    }

    @Bean
    SealedColumn sealedClaims() {
        return new SealedColumn("members.claim", "id", "said", Purpose.IDENTITY);
    }

    @Bean
    SealedColumn sealedCampusArrivals() {
        return new SealedColumn("members.campus_arrival", "id", "content", Purpose.IDENTITY);
    }

    @Bean
    SealedColumn sealedClaimSteps() {
        return new SealedColumn("members.claim_step", "claim_id", "words", Purpose.MESSAGES);
    }

    @Bean
    SealedColumn sealedClaimWishes() {
        return new SealedColumn("members.claim_wish", "claim_id", "names", Purpose.MESSAGES);
    }

    /// Nobody has to answer for a classmate: whoever doesn't want such letters gets none.
    @Bean
    NoticeCategory vouchNotices() {
        return new NoticeCategory(
                "members.claim.vouch", false, Set.of(NoticeCategory.Medium.INBOX, NoticeCategory.Medium.EMAIL));
    }

    /// For the office: a claim that can't wait for the next look at the queue.
    @Bean
    NoticeCategory contestedNotices() {
        return new NoticeCategory(
                "members.claim.contested", false, Set.of(NoticeCategory.Medium.INBOX, NoticeCategory.Medium.EMAIL));
    }

    @Bean
    MenuItem claimsPlace() {
        return new MenuItem(
                "members.menu.records", "members.claims.title", "/office/claims", "person", Right.WRITE_MEMBERS, 103);
    }
}
