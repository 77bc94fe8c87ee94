package org.tongchuang.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps the university's settings: read on every page, so held in memory and looked at anew every few seconds,
/// which is how the other nodes of a cluster hear of a change.
@Repository
public class Universities {

    private static final int LOOK_AGAIN_SECONDS = 5;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Seen seen;

    Universities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The university, or a nameless one before set-up.
    public University current() {
        Seen last = seen;
        Instant now = clock.instant();
        if (last == null
                || last.at.isAfter(now)
                || last.at.plusSeconds(LOOK_AGAIN_SECONDS).isBefore(now)) {
            last = new Seen(read(), now);
            seen = last;
        }
        return last.university;
    }

    /// The day it is where the university is.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), current().timeZone());
    }

    /// As it was when it was last looked up, without asking the database.
    University lastKnown() {
        Seen last = seen;
        return last == null ? University.UNNAMED : last.university;
    }

    /// Writes the settings; without a logo in the change, the present logo stays.
    public void save(University university, Optional<Logo> logo) {
        jdbc.sql("""
                insert into shared.university (name_zh, name_en, accent, second, time_zone, logo, logo_type)
                values (:zh, :en, :accent, :second, :zone, :logo, :type)
                on conflict (only_one) do update set name_zh = :zh, name_en = :en, accent = :accent, second = :second,
                    time_zone = :zone, version = university.version + 1,
                    logo = coalesce(:logo, university.logo), logo_type = coalesce(:type, university.logo_type)
                """)
                .param("zh", university.nameChinese())
                .param("en", university.nameEnglish())
                .param("accent", university.accent())
                .param("second", university.second())
                .param("zone", university.timeZone().getId())
                .param("logo", logo.map(Logo::bytes).orElse(null), java.sql.Types.BINARY)
                .param("type", logo.map(Logo::type).orElse(null), java.sql.Types.VARCHAR)
                .update();
        seen = null;
    }

    public Optional<Logo> logo() {
        return jdbc.sql("select logo, logo_type from shared.university where logo is not null")
                .query((row, n) -> new Logo(row.getBytes(1), row.getString(2)))
                .optional();
    }

    private University read() {
        return jdbc.sql("""
                select name_zh, name_en, accent, second, time_zone, logo is not null, version from shared.university
                """)
                .query((row, n) -> new University(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        ZoneId.of(row.getString(5)),
                        row.getBoolean(6),
                        row.getLong(7)))
                .optional()
                .orElse(University.UNNAMED);
    }

    private record Seen(University university, Instant at) {}

    /// A picture for the head of every page.
    public record Logo(byte[] bytes, String type) {}
}
