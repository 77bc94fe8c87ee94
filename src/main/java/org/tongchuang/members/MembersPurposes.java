package org.tongchuang.members;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.shared.privacy.DataPurpose;
import org.tongchuang.shared.privacy.DataPurpose.Basis;
import org.tongchuang.shared.privacy.DataPurpose.Separate;

/// What this room uses data about people for.
@Configuration(proxyBeanMethods = false)
class MembersPurposes {

    @Bean
    DataPurpose recordsPurpose() {
        return purpose(
                "members.records", Basis.PUBLIC_TASK, List.of("identity", "studies", "contact", "work", "notes"));
    }

    @Bean
    DataPurpose invitingPurpose() {
        return purpose("members.inviting", Basis.PUBLIC_TASK, List.of("identity", "studies", "contact"));
    }

    @Bean
    DataPurpose claimingPurpose() {
        return purpose("members.claiming", Basis.CONTRACT, List.of("identity", "studies", "contact", "papers"));
    }

    /// Being found by other alumni: as far as each person chose.
    @Bean
    DataPurpose directoryPurpose() {
        return purpose("members.directory", Basis.CONSENT, List.of("name", "studies", "work", "contact"));
    }

    private static DataPurpose purpose(String id, Basis basis, List<String> fields) {
        return new DataPurpose(
                id,
                basis,
                Separate.NO,
                fields.stream().map(field -> "members.data." + field).toList(),
                List.of(),
                id + ".retention");
    }
}
