package org.tongchuang.notifications.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.notifications.Bell;
import org.tongchuang.notifications.queue.Content;
import org.tongchuang.notifications.queue.ContentSeal;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Words;

/// What people find inside the platform, in the language in which they read it.
@Repository
public class Inbox {

    private final JdbcClient jdbc;
    private final ContentSeal seal;
    private final Bell bell;
    private final Clock clock;

    Inbox(JdbcClient jdbc, ContentSeal seal, Bell bell, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.bell = bell;
        this.clock = clock;
    }

    /// Newest first, at most `size`, older than `before`.
    ///
    /// @param known the ids of one reader, as [org.tongchuang.shared.Actor#known()] gives them
    public List<Entry> list(Set<UUID> known, @Nullable Cursor before, int size) {
        return jdbc.sql("""
                select * from notifications.inbox_entry
                where to_id = any (:me) and (made_at, id) < (:at, :id) order by made_at desc, id desc limit :size
                """)
                .param("me", known.toArray(UUID[]::new))
                .param("at", Timestamp.from(before == null ? Instant.parse("9999-01-01T00:00:00Z") : before.at()))
                .param("id", before == null ? new UUID(-1, -1) : before.id())
                .param("size", size)
                .query(this::entry)
                .list();
    }

    Optional<Entry> find(Set<UUID> known, UUID id) {
        return jdbc.sql("select * from notifications.inbox_entry where to_id = any (:me) and id = :id")
                .param("me", known.toArray(UUID[]::new))
                .param("id", id)
                .query(this::entry)
                .optional();
    }

    void read(Set<UUID> known, UUID id) {
        jdbc.sql(
                        "update notifications.inbox_entry set read_at = :now where to_id = any (:me) and id = :id and read_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("me", known.toArray(UUID[]::new))
                .param("id", id)
                .update();
        known.forEach(bell::changed);
    }

    void readAll(Set<UUID> known) {
        jdbc.sql("update notifications.inbox_entry set read_at = :now where to_id = any (:me) and read_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("me", known.toArray(UUID[]::new))
                .update();
        known.forEach(bell::changed);
    }

    private Entry entry(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String words = row.getString("words");
        Timestamp read = row.getTimestamp("read_at");
        Content content = content(id, row.getBytes("content"));
        Object[] args = content == null ? new Object[0] : content.args().toArray();
        String lost = Words.text("notifications.inbox.lost");
        return new Entry(
                id,
                row.getString("category"),
                content == null ? lost : Words.textOr(lost, words + ".subject", args),
                content == null ? "" : Words.textOr("", words + ".text", args),
                content == null || content.link() == null ? null : Words.textOr(content.link(), words + ".act", args),
                content == null ? null : content.link(),
                row.getTimestamp("made_at").toInstant(),
                read == null ? null : read.toInstant());
    }

    private @Nullable Content content(UUID id, byte[] sealed) {
        try {
            return seal.open(id, sealed);
        } catch (Vault.Unopenable lost) {
            return null;
        }
    }

    /// A message as it is read.
    ///
    /// @param act the words on the link's button; null when there is none
    public record Entry(
            UUID id,
            String category,
            String subject,
            String text,
            @Nullable String act,
            @Nullable String link,
            Instant at,
            @Nullable Instant readAt) {

        public List<String> paragraphs() {
            return text.lines().toList();
        }

        Cursor cursor() {
            return new Cursor(at, id);
        }
    }

    /// Where a page ended.
    record Cursor(Instant at, UUID id) {

        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})\\.([0-9a-f-]{36})");

        static Optional<Cursor> read(String written) {
            Matcher parts = WRITTEN.matcher(written);
            return parts.matches()
                    ? org.tongchuang.shared.Ids.read(parts.group(2))
                            .map(id -> new Cursor(
                                    Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), id))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
        }
    }
}
