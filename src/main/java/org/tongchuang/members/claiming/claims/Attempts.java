package org.tongchuang.members.claiming.claims;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.shared.MemberId;

/// Which proofs were tried on which record. Whoever guesses tries several; whoever is robbed comes with their own.
@Repository
class Attempts {

    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int OWN_SLIPS = 2;

    private final JdbcClient jdbc;
    private final Marks marks;

    Attempts(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    /// Notes what a claim says to prove that a record is theirs.
    ///
    /// @return whether another claim said otherwise of late, or this one has said too many things
    boolean isContested(MemberId member, UUID claim, Said said, Instant now) {
        jdbc.sql("""
                insert into members.claim_try (member_id, claim_id, proofs, at) values (:member, :claim, :proofs, :at)
                on conflict (member_id, claim_id, proofs) do update set at = excluded.at
                """)
                .param("member", member.value())
                .param("claim", claim)
                .param("proofs", marks.ofProofs(said))
                .param("at", Timestamp.from(now))
                .update();
        return jdbc.sql("""
                select count(*) filter (where claim_id = :claim) > :slips
                    or bool_or(claim_id <> :claim and proofs <> :proofs)
                from members.claim_try where member_id = :member and at > :since
                """)
                .param("member", member.value())
                .param("claim", claim)
                .param("proofs", marks.ofProofs(said))
                .param("slips", OWN_SLIPS)
                .param("since", Timestamp.from(now.minus(REMEMBERED)))
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /// Every open claim on the record shows it to the office.
    void spread(MemberId member) {
        jdbc.sql("""
                update members.claim set contested = true, version = version + 1
                where member_id = :member and not contested and state in ('WAITING', 'REVIEW')
                """).param("member", member.value()).update();
    }
}
