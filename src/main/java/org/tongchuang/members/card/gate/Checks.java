package org.tongchuang.members.card.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.members.card.gate.Verdict.Result;

/// The count of checks: when, by which account and with what result, and nothing of whose card it was.
@Repository
class Checks {

    private final JdbcClient jdbc;

    Checks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was written down of a check.
    ///
    /// @param hash of the code; null where it was not kept
    record Kept(Result result, @Nullable Long hash) {}

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select verdict, code_hash from members.card_check where id = :id")
                .param("id", id)
                .query((row, n) -> new Kept(Result.valueOf(row.getString(1)), row.getObject(2, Long.class)))
                .optional();
    }

    /// Counts it; false when one of its id was counted before, or the same code at the same gate.
    ///
    /// @param code null when it may be shown again
    boolean add(UUID id, Instant at, UUID by, Result result, boolean offline, @Nullable String code) {
        return jdbc.sql("""
                        insert into members.card_check (id, at, checked_by, verdict, offline, code_hash)
                        values (:id, :at, :by, :verdict, :offline, :hash) on conflict do nothing
                        """)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("verdict", result.name())
                        .param("offline", offline)
                        .param("hash", code == null ? null : hash(code), java.sql.Types.BIGINT)
                        .update()
                == 1;
    }

    /// A day at all gates.
    record Day(LocalDate day, long checks, long refused) {}

    List<Day> days(LocalDate from, LocalDate to, ZoneId zone) {
        return jdbc.sql("""
                select (at at time zone :zone)::date, count(*), count(*) filter (where verdict not in ('GOOD', 'PRINTED', 'REPEATED'))
                from members.card_check where at >= :from and at < :to group by 1 order by 1
                """)
                .param("zone", zone.getId())
                .param("from", Timestamp.from(from.atStartOfDay(zone).toInstant()))
                .param("to", Timestamp.from(to.plusDays(1).atStartOfDay(zone).toInstant()))
                .query((row, n) -> new Day(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)))
                .list();
    }

    static long hash(String code) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(code.strip().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
