package org.tongchuang.members;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;

/// What this room keeps sealed, and where.
@Configuration(proxyBeanMethods = false)
class SealedInMembers {

    private static final String MEMBER = "members.member";

    @Bean
    SealedColumn sealedIdentity() {
        return new SealedColumn(MEMBER, "id", "identity", Purpose.IDENTITY);
    }

    @Bean
    SealedColumn sealedContact() {
        return new SealedColumn(MEMBER, "id", "contact", Purpose.CONTACT);
    }

    @Bean
    SealedColumn sealedNotes() {
        return new SealedColumn(MEMBER, "id", "notes", Purpose.NOTES);
    }

    @Bean
    SealedColumn sealedHistory() {
        return new SealedColumn("members.revision", "member_id", "sealed", Purpose.HISTORY);
    }

    @Bean
    SealedColumn sealedMerges() {
        return new SealedColumn("members.merge", "id", "sealed", Purpose.HISTORY);
    }

    @Bean
    SealedColumn sealedOffers() {
        return new SealedColumn("members.offer", "member_id", "sealed", Purpose.ROSTER);
    }

    @Bean
    SealedColumn sealedRosterRows() {
        return new SealedColumn("members.roster_row", "import_id", "detail", Purpose.ROSTER);
    }

    @Bean
    SealedColumn sealedRosterFixes() {
        return new SealedColumn("members.roster_fix", "import_id", "sealed", Purpose.ROSTER);
    }

    @Bean
    SealedColumn sealedTrials() {
        return new SealedColumn("members.trial_person", "id", "sealed", Purpose.ROSTER);
    }

    @Bean
    SealedColumn sealedCardKeys() {
        return new SealedColumn("members.card_key", "id", "secret", Purpose.SECRETS);
    }

    @Bean
    SealedColumn blindIndexes() {
        return new SealedColumn("members.lookup", "member_id", "key", Purpose.LOOKUP);
    }
}
