package org.tongchuang.members.card.benefits;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.card.Face;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;

/// What was taken of benefits, by whom and when; each once, however often it is told.
@Repository
public class Redemptions {

    private final JdbcClient jdbc;
    private final Universities universities;

    Redemptions(JdbcClient jdbc, Universities universities) {
        this.jdbc = jdbc;
        this.universities = universities;
    }

    /// What became of it.
    public enum Outcome {
        TAKEN,
        /// As often as allowed already.
        LIMIT,
        /// The benefit is for others.
        NOT_THEIRS,
        CLOSED,
        /// Taken where there was no network, and more than allowed.
        TAKEN_OVER_LIMIT
    }

    /// @param offline whether it was taken already where there was no network: then it counts, whatever the limit is
    @Transactional
    public Outcome take(UUID id, Benefit benefit, MemberId member, Face face, Actor by, Instant at, boolean offline) {
        // one after the other for one person and benefit, or two gates would both see the last one left
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:of, 0))")
                .param("of", benefit.id() + " " + member)
                .query(row -> {});
        List<Boolean> before = jdbc.sql("select over_limit from members.redemption where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBoolean(1))
                .list();
        if (!before.isEmpty()) {
            return before.getFirst() ? Outcome.TAKEN_OVER_LIMIT : Outcome.TAKEN;
        }
        boolean over = left(benefit, member, at) <= 0;
        if (!offline) {
            if (!benefit.isFor(face)) {
                return Outcome.NOT_THEIRS;
            }
            boolean open = benefit.archivedAt() == null
                    && Openings.at(benefit.content(), zone(), at).open();
            if (!open) {
                return Outcome.CLOSED;
            }
            if (over) {
                return Outcome.LIMIT;
            }
        }
        add(id, benefit, member, by, at, offline, over);
        return over ? Outcome.TAKEN_OVER_LIMIT : Outcome.TAKEN;
    }

    private void add(UUID id, Benefit benefit, MemberId member, Actor by, Instant at, boolean offline, boolean over) {
        jdbc.sql("""
                insert into members.redemption (id, benefit_id, member_id, at, taken_by, offline, over_limit)
                values (:id, :benefit, :member, :at, :by, :offline, :over)
                """)
                .param("id", id)
                .param("benefit", benefit.id())
                .param("member", member.value())
                .param("at", Timestamp.from(at))
                .param("by", by.id())
                .param("offline", offline)
                .param("over", over)
                .update();
    }

    /// How often they may still take it in the period that this moment lies in; a large number without a limit.
    public int left(Benefit benefit, MemberId member, Instant at) {
        Benefit.Limit limit = benefit.content().limit();
        if (limit == null) {
            return Integer.MAX_VALUE;
        }
        LocalDate begins = limit.per().begins(LocalDate.ofInstant(at, zone()));
        int taken = jdbc.sql("""
                select count(*) from members.redemption where benefit_id = :benefit and member_id = :member and at >= :since
                """)
                .param("benefit", benefit.id())
                .param("member", member.value())
                .param("since", Timestamp.from(begins.atStartOfDay(zone()).toInstant()))
                .query(Integer.class)
                .single();
        return limit.times() - taken;
    }

    /// @param people different ones
    /// @param over beyond the limit, taken without network
    public record Day(LocalDate day, long times, long people, long over) {}

    /// A line for each day on which something was taken.
    public List<Day> days(UUID benefit, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select (at at time zone :zone)::date, count(*), count(distinct member_id), count(*) filter (where over_limit)
                from members.redemption where benefit_id = :benefit and at >= :from and at < :to group by 1 order by 1
                """)
                .param("zone", zone().getId())
                .param("benefit", benefit)
                .param("from", Timestamp.from(from.atStartOfDay(zone()).toInstant()))
                .param("to", Timestamp.from(to.plusDays(1).atStartOfDay(zone()).toInstant()))
                .query((row, n) ->
                        new Day(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    public List<Taken> of(MemberId member) {
        return jdbc.sql("""
                select benefit.content ->> 'nameChinese' as benefit, redemption.at, redemption.offline
                from members.redemption join members.benefit on benefit.id = redemption.benefit_id
                where member_id = :member order by redemption.at
                """)
                .param("member", member.value())
                .query((row, n) -> new Taken(
                        row.getString(1), row.getTimestamp(2).toInstant().toString(), row.getBoolean(3)))
                .list();
    }

    /// Of one benefit, for its owner to read.
    public record Taken(String benefit, String at, boolean offline) {}

    public void merge(UUID merge, MemberId survivor, MemberId merged) {
        jdbc.sql("""
                update members.redemption set member_id = :survivor, moved_by = :merge, moved_from = :merged
                where member_id = :merged
                """)
                .param("merge", merge)
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .update();
    }

    public void separate(UUID merge) {
        jdbc.sql("""
                update members.redemption set member_id = moved_from, moved_by = null, moved_from = null
                where moved_by = :merge
                """).param("merge", merge).update();
    }

    /// The counts stay, under an id that is nobody's.
    public void erase(MemberId member) {
        jdbc.sql(
                        "update members.redemption set member_id = gen_random_uuid(), moved_from = null, moved_by = null where member_id = :member")
                .param("member", member.value())
                .update();
    }

    private ZoneId zone() {
        return universities.current().timeZone();
    }
}
