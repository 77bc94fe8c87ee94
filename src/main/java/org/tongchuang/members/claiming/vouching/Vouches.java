package org.tongchuang.members.claiming.vouching;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;

/// Who was asked about whom, and what they said.
@Repository
class Vouches {

    private final JdbcClient jdbc;

    Vouches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a classmate can say.
    enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    record Vouch(UUID id, UUID claim, MemberId voucher, boolean forClass, boolean answered) {}

    /// @return false when they were asked before
    boolean add(UUID id, UUID claim, MemberId voucher, boolean forClass, Instant now) {
        return jdbc.sql("""
                        insert into members.claim_vouch (id, claim_id, voucher, for_class, asked_at)
                        values (:id, :claim, :voucher, :forClass, :now) on conflict (claim_id, voucher) do nothing
                        """)
                        .param("id", id)
                        .param("claim", claim)
                        .param("voucher", voucher.value())
                        .param("forClass", forClass)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    Optional<Vouch> find(UUID id) {
        return jdbc.sql("""
                select id, claim_id, voucher, for_class, answer is not null from members.claim_vouch where id = :id
                """)
                .param("id", id)
                .query((row, n) -> new Vouch(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new MemberId(row.getObject(3, UUID.class)),
                        row.getBoolean(4),
                        row.getBoolean(5)))
                .optional();
    }

    /// @return false when they had answered before
    boolean answer(UUID id, Answer answer, Instant now) {
        return jdbc.sql("""
                        update members.claim_vouch set answer = :answer, answered_at = :now
                        where id = :id and answer is null
                        """)
                        .param("id", id)
                        .param("answer", answer.name())
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    /// Whether two said yes, or the one who speaks for the class did, and nobody said no.
    boolean isEnough(UUID claim) {
        return jdbc.sql("""
                select (count(*) filter (where answer = 'YES') >= 2
                        or bool_or(answer = 'YES' and for_class)) and not bool_or(answer = 'NO')
                from members.claim_vouch where claim_id = :claim and answer is not null
                """)
                .param("claim", claim)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }
}
