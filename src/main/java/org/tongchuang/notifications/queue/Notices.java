package org.tongchuang.notifications.queue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.notifications.Categories;
import org.tongchuang.notifications.Notice;
import org.tongchuang.notifications.preferences.Preferences;
import org.tongchuang.notifications.preferences.Preferences.Choices;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;
import org.tongchuang.shared.notices.Recipient;

/// Writes notices down, with a delivery for each way they go; what stays inside the platform is there at once.
@Repository
public class Notices {

    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final Categories categories;
    private final Preferences preferences;
    private final ContentSeal seal;
    private final Clock clock;

    Notices(DataSource database, Categories categories, Preferences preferences, ContentSeal seal, Clock clock) {
        this.jdbc = new JdbcTemplate(database);
        this.categories = categories;
        this.preferences = preferences;
        this.seal = seal;
        this.clock = clock;
    }

    /// @return whether there is something to send out of the house
    public boolean add(List<Notice> several) {
        Instant now = clock.instant();
        List<Row> rows = several.stream().map(notice -> row(notice, now)).toList();
        List<Row> fresh = write(rows, now);
        Map<UUID, Choices> choices = preferences.of(
                fresh.stream().map(Row::to).filter(Objects::nonNull).distinct().toList());
        List<Way> ways = new ArrayList<>();
        for (Row row : fresh) {
            UUID to = row.to();
            ways(row, to == null ? Choices.NONE : choices.getOrDefault(to, Choices.NONE), ways);
        }
        deliver(ways, now);
        keep(ways.stream().filter(way -> way.state == State.SENT).map(Way::row).toList(), now);
        Set<UUID> waiting = ways.stream()
                .filter(way -> way.state == State.QUEUED)
                .map(way -> way.row.notice.key())
                .collect(Collectors.toSet());
        wipe(fresh.stream()
                .map(row -> row.notice.key())
                .filter(key -> !waiting.contains(key))
                .toList());
        return !waiting.isEmpty();
    }

    /// Nobody comes to fetch the content of what goes nowhere.
    private void wipe(List<UUID> going) {
        if (!going.isEmpty()) {
            jdbc.update("update notifications.notice set content = null where id = any (?)", (Object)
                    going.toArray(UUID[]::new));
        }
    }

    private Row row(Notice notice, Instant now) {
        NoticeCategory category = categories
                .find(notice.category())
                .orElseThrow(() -> new IllegalArgumentException("nobody declared " + notice.category()));
        boolean spoken = Words.has(notice.words() + ".subject")
                && Words.has(notice.words() + ".text")
                && (notice.link() == null || Words.has(notice.words() + ".act"));
        if (!spoken) {
            throw new IllegalArgumentException("words are missing for " + notice.words());
        }
        if (notice.to() instanceof Recipient.Address && !category.necessary()) {
            throw new IllegalArgumentException("a stranger gets nothing but what must be sent");
        }
        Instant until = notice.lasts() == null ? null : now.plus(notice.lasts());
        return new Row(notice, category, until);
    }

    /// @return those whose keys were not there yet
    private List<Row> write(List<Row> rows, Instant now) {
        int[][] counts = jdbc.batchUpdate("""
                insert into notifications.notice
                    (id, to_kind, to_id, category, words, language, content, made_at, until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """, rows, AT_ONCE, (statement, row) -> fill(statement, row, now));
        List<Row> fresh = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            if (counts[n / AT_ONCE][n % AT_ONCE] > 0) {
                fresh.add(rows.get(n));
            }
        }
        return fresh;
    }

    private void fill(PreparedStatement statement, Row row, Instant now) throws SQLException {
        Notice notice = row.notice;
        Locale language = notice.language();
        statement.setObject(1, notice.key());
        statement.setString(2, Due.kind(notice.to()));
        statement.setObject(3, row.to());
        statement.setString(4, notice.category());
        statement.setString(5, notice.words());
        statement.setString(6, language == null ? null : language.toLanguageTag());
        statement.setBytes(7, seal.seal(notice.key(), Content.of(notice)));
        statement.setTimestamp(8, Timestamp.from(now));
        statement.setTimestamp(9, row.until == null ? null : Timestamp.from(row.until));
    }

    private static void ways(Row row, Choices choices, List<Way> ways) {
        for (Medium medium : Medium.values()) {
            boolean kept = medium == Medium.INBOX;
            if (kept && row.to() == null) {
                continue;
            }
            if (choices.wants(row.category, medium)) {
                ways.add(new Way(row, medium, kept ? State.SENT : State.QUEUED));
            } else if (row.category.media().contains(medium)) {
                ways.add(new Way(row, medium, State.SKIPPED));
            }
        }
    }

    private void deliver(List<Way> ways, Instant now) {
        jdbc.batchUpdate("""
                insert into notifications.delivery
                    (id, notice_id, category, medium, state, urgent, reason, next_at, made_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, ways, AT_ONCE, (statement, way) -> {
            Timestamp at = Timestamp.from(now);
            statement.setObject(1, Ids.next());
            statement.setObject(2, way.row.notice.key());
            statement.setString(3, way.row.notice.category());
            statement.setString(4, way.medium.name());
            statement.setString(5, way.state.name());
            statement.setBoolean(6, way.row.category.necessary());
            statement.setString(7, way.state == State.SKIPPED ? Reason.UNWANTED.name() : null);
            statement.setTimestamp(8, at);
            statement.setTimestamp(9, at);
            statement.setTimestamp(10, at);
        });
    }

    private void keep(List<Row> rows, Instant now) {
        jdbc.batchUpdate("""
                insert into notifications.inbox_entry (id, to_id, category, words, content, made_at)
                values (?, ?, ?, ?, ?, ?)
                """, rows, AT_ONCE, (statement, row) -> {
            statement.setObject(1, row.notice.key());
            statement.setObject(2, row.to());
            statement.setString(3, row.notice.category());
            statement.setString(4, row.notice.words());
            statement.setBytes(5, seal.seal(row.notice.key(), Content.of(row.notice)));
            statement.setTimestamp(6, Timestamp.from(now));
        });
    }

    private record Row(
            Notice notice,
            NoticeCategory category,
            @Nullable Instant until) {

        @Nullable
        UUID to() {
            return notice.to().known();
        }
    }

    private record Way(Row row, Medium medium, State state) {}
}
