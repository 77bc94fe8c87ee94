package org.tongchuang.privacy.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.privacy.DataPurpose;
import org.tongchuang.shared.recall.Recall;

/// The words of all consents, every version of them.
@Repository
class Wordings {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final Purposes purposes;
    private final Clock clock;
    private final Recall<String, Map<String, Wording>> known;

    Wordings(JdbcClient jdbc, Purposes purposes, Clock clock) {
        this.jdbc = jdbc;
        this.purposes = purposes;
        this.clock = clock;
        this.known = new Recall<>(FRESH, clock, all -> read());
    }

    /// The words that are asked now.
    Wording current(DataPurpose purpose) {
        return Objects.requireNonNull(known.of(ALL).get(purpose.id()), purpose.id());
    }

    /// The newest first.
    List<Wording> history(DataPurpose purpose) {
        return jdbc.sql("select * from privacy.consent_wording where purpose = :purpose order by version desc")
                .param("purpose", purpose.id())
                .query(Wordings::wording)
                .list();
    }

    /// @param by who of the office wrote it; null for the program
    void add(DataPurpose purpose, int version, String chinese, String english, @Nullable String by) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into privacy.consent_wording (purpose, version, zh, en, since, by_name)
                values (:purpose, :version, :zh, :en, :now, :by) on conflict do nothing
                """)
                .param("purpose", purpose.id())
                .param("version", version)
                .param("zh", chinese)
                .param("en", english)
                .param("now", Timestamp.from(now))
                .param("by", by, java.sql.Types.VARCHAR)
                .update();
        known.forget(ALL);
    }

    /// Purposes that are new, or whose words the program words otherwise than it did, get them written down first. The
    /// office's own words stay.
    private Map<String, Wording> read() {
        Map<String, Wording> latest = latest();
        for (DataPurpose purpose : purposes.asked()) {
            Wording there = latest.get(purpose.id());
            String chinese = Words.text(Words.CHINESE, purpose.id() + ".wording");
            String english = Words.text(Words.ENGLISH, purpose.id() + ".wording");
            boolean same = there != null
                    && (!there.byName().isEmpty()
                            || there.chinese().equals(chinese)
                                    && there.english().equals(english));
            if (!same) {
                add(purpose, there == null ? 1 : there.version() + 1, chinese, english, null);
                latest = latest();
            }
        }
        return Map.copyOf(latest);
    }

    private Map<String, Wording> latest() {
        Map<String, Wording> latest = new HashMap<>();
        jdbc.sql("select distinct on (purpose) * from privacy.consent_wording order by purpose, version desc")
                .query(Wordings::wording)
                .list()
                .forEach(wording -> latest.put(wording.purpose(), wording));
        return latest;
    }

    private static Wording wording(ResultSet row, int n) throws SQLException {
        return new Wording(
                row.getString("purpose"),
                row.getInt("version"),
                row.getString("zh"),
                row.getString("en"),
                row.getTimestamp("since").toInstant(),
                Objects.requireNonNullElse(row.getString("by_name"), ""));
    }
}
