package org.tongchuang.members.quality;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.integrations.postgres.BulkRows;
import org.tongchuang.shared.Universities;
import tools.jackson.databind.json.JsonMapper;

/// How things stood month by month, for as long as the program has looked; a month in which it never ran is not made
/// up.
@Repository
class Months {

    private static final Duration OFTEN = Duration.ofHours(1);
    private static final int MOST = 24;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Survey.Kept kept;
    private final Universities universities;
    private final Clock clock;

    Months(DataSource database, JsonMapper json, Survey.Kept kept, Universities universities, Clock clock) {
        this.jdbc = new JdbcTemplate(database);
        this.json = json;
        this.kept = kept;
        this.universities = universities;
        this.clock = clock;
    }

    /// One month, and what was counted in it.
    record Month(YearMonth month, Numbers numbers) {}

    YearMonth present() {
        return month(clock.instant());
    }

    /// Records nobody confirmed in this month or later have gone without for a year.
    YearMonth aYearAgo() {
        return present().minusYears(1);
    }

    /// Keeps the counts for the present month, where they changed since or a new month has begun.
    @Transactional
    public void keep() {
        SurveyState.Now now = kept.state().now();
        Instant counted = now.countedAt();
        if (counted == null || now.recount()) {
            return;
        }
        Instant last = now.keptAt();
        boolean due = last == null
                || !month(last).equals(present())
                || counted.isAfter(last) && clock.instant().isAfter(last.plus(OFTEN));
        if (due) {
            write();
            kept.state().kept(clock.instant());
        }
    }

    private void write() {
        Date first = Date.valueOf(present().atDay(1));
        BulkRows rows = new BulkRows("members.quality_month (month, place, counts)");
        kept.counts()
                .all()
                .forEach((place, numbers) -> rows.text(first.toString())
                        .text(place)
                        .text(json.writeValueAsString(summary(numbers)))
                        .end());
        jdbc.update("delete from members.quality_month where month = ?", first);
        BulkRows.send(jdbc, rows);
    }

    private Map<Integer, Integer> summary(Numbers numbers) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int tag : numbers.tags()) {
            if (tag <= Tag.DECEASED || Tag.isMissing(tag)) {
                counts.put(tag, numbers.of(tag, null));
            }
        }
        YearMonth since = aYearAgo();
        counts.put(Tag.UNCONFIRMED, numbers.of(tag -> Tag.isUnconfirmedSince(tag, since), null));
        return counts;
    }

    /// The months before the present one, earliest first.
    List<Month> before(Place place) {
        return jdbc.query(
                        """
                        select month, counts from members.quality_month where place = ? and month < ?
                        order by month desc limit ?
                        """,
                        (row, n) -> new Month(
                                YearMonth.from(row.getDate(1).toLocalDate()),
                                new Numbers(Map.of(0, json.readValue(row.getString(2), Counts.COUNTS)))),
                        place.token(),
                        Date.valueOf(present().atDay(1)),
                        MOST)
                .reversed();
    }

    private YearMonth month(Instant at) {
        ZoneId zone = universities.current().timeZone();
        return YearMonth.from(at.atZone(zone));
    }
}
