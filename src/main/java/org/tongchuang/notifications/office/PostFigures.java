package org.tongchuang.notifications.office;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.notifications.office.Deliveries.Shown;
import org.tongchuang.notifications.queue.State;
import org.tongchuang.shared.Universities;

/// How many deliveries there are of what.
@Repository
class PostFigures {

    private final JdbcClient jdbc;
    private final Universities universities;
    private final Clock clock;

    PostFigures(JdbcClient jdbc, Universities universities, Clock clock) {
        this.jdbc = jdbc;
        this.universities = universities;
        this.clock = clock;
    }

    /// What waits, and what somebody should look at.
    Trouble trouble() {
        return jdbc.sql("""
                select (select count(*) from (select 1 from notifications.delivery where state = 'QUEUED' limit 100001) q),
                    (select min(d.made_at) from notifications.delivery d where d.state = 'QUEUED'),
                    (select count(*) from notifications.delivery where state = 'HANDED_OVER' and changed_at < :settled),
                    (select count(*) from notifications.delivery where state = 'FAILED')
                """)
                .param("settled", Timestamp.from(clock.instant().minus(Deliveries.BEING_HANDED_OVER)))
                .query((row, n) -> {
                    Timestamp oldest = row.getTimestamp(2);
                    return new Trouble(
                            row.getLong(1), oldest == null ? null : oldest.toInstant(), row.getLong(3), row.getLong(4));
                })
                .single();
    }

    /// How many of each state were made on each day of the last fortnight, latest first; days without any are left out.
    List<Day> days() {
        ZoneId zone = universities.current().timeZone();
        Map<LocalDate, long[]> days = new LinkedHashMap<>();
        jdbc.sql("""
                select (made_at at time zone :zone)::date as day, state, count(*) from notifications.delivery
                where medium <> 'INBOX' and made_at >= :since group by 1, 2 order by 1 desc
                """)
                .param("zone", zone.getId())
                .param(
                        "since",
                        Timestamp.from(LocalDate.ofInstant(clock.instant(), zone)
                                .minusDays(13)
                                .atStartOfDay(zone)
                                .toInstant()))
                .query(row -> {
                    long[] counts =
                            days.computeIfAbsent(row.getDate(1).toLocalDate(), day -> new long[Shown.values().length]);
                    counts[Shown.of(State.valueOf(row.getString(2))).ordinal()] += row.getLong(3);
                });
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    /// @param waiting counted up to 100,001
    record Trouble(long waiting, @Nullable Instant oldest, long uncertain, long failed) {}

    /// @param counts by the place of [Shown]
    @SuppressWarnings("ArrayRecordComponent")
    record Day(LocalDate day, long[] counts) {}
}
