package org.tongchuang.members.claiming.claims;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.members.visibility.Guard;
import org.tongchuang.shared.MemberId;

/// Three days from the approval of a claim that was proved by knowing things alone: so long the letter to the addresses
/// that stood on the record before can be answered.
@Component
class KnowledgeGuard implements Guard.Reason {

    private static final Duration LASTS = Duration.ofDays(3);

    private static final String[] KNOWLEDGE = Arrays.stream(Rung.values())
            .filter(Rung::isKnowledge)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Clock clock;

    KnowledgeGuard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> until(MemberId member) {
        return jdbc.sql("""
                select since from members.claim
                where member_id = :member and state = 'APPROVED' and rung = any (:knowledge) and since > :recent
                order by since desc limit 1
                """)
                .param("member", member.value())
                .param("knowledge", KNOWLEDGE)
                .param("recent", Timestamp.from(clock.instant().minus(LASTS)))
                .query(Timestamp.class)
                .optional()
                .map(since -> since.toInstant().plus(LASTS));
    }
}
