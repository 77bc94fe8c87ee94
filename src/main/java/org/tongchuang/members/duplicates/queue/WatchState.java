package org.tongchuang.members.duplicates.queue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.duplicates.LinkModel;

/// How far comparing has come, what the last scan learned, and how the office wants it.
@Repository
class WatchState {

    private final JdbcClient jdbc;
    private volatile @Nullable Learned last;

    WatchState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param mark the transaction up to which all changes were compared
    /// @param scanWanted whether all records are to be compared anew
    /// @param scanShare how far a scan is, 0 to 1; null when none runs
    /// @param scannedAt when the last scan ended
    /// @param scanSeconds how long it took
    /// @param tooMany how many records there were when a scan was not begun for want of memory; null when it was
    /// @param mergeFromBits from which match weight obvious pairs are merged by themselves; null for never
    record Now(
            String mark,
            boolean scanWanted,
            @Nullable Double scanShare,
            @Nullable Instant scannedAt,
            long scannedPeople,
            double scanSeconds,
            @Nullable Long tooMany,
            @Nullable Float mergeFromBits) {}

    Now now() {
        // All but the model, which is long.
        return jdbc.sql("""
                select mark, scan_wanted, scan_share, scanned_at, scanned_people, scan_seconds, too_many, merge_from_bits
                from members.duplicate_watch
                """)
                .query((row, n) -> {
                    Timestamp at = row.getTimestamp("scanned_at");
                    return new Now(
                            row.getString("mark"),
                            row.getBoolean("scan_wanted"),
                            row.getObject("scan_share", Double.class),
                            at == null ? null : at.toInstant(),
                            row.getLong("scanned_people"),
                            row.getDouble("scan_seconds"),
                            row.getObject("too_many", Long.class),
                            row.getObject("merge_from_bits", Float.class));
                })
                .single();
    }

    /// What the last scan learned, kept until the next one.
    LinkModel model() {
        Instant learned = now().scannedAt();
        Learned known = last;
        if (known == null || !Objects.equals(known.at, learned)) {
            known = new Learned(learned, readModel());
            last = known;
        }
        return known.model;
    }

    private LinkModel readModel() {
        return jdbc.sql("select model from members.duplicate_watch where model is not null")
                .query((row, n) -> row.getString(1))
                .optional()
                .map(LinkModel::fromJson)
                .orElseGet(LinkModel::shipped);
    }

    private record Learned(@Nullable Instant at, LinkModel model) {}

    void mark(String tx) {
        jdbc.sql("update members.duplicate_watch set mark = :mark")
                .param("mark", tx)
                .update();
    }

    void wantScan() {
        jdbc.sql("update members.duplicate_watch set scan_wanted = true, scan_cancel = false")
                .update();
    }

    /// Ends the scan that runs, or takes back the wish for one; the next one is not meant.
    void cancelScan() {
        jdbc.sql("""
                update members.duplicate_watch set scan_cancel = scan_share is not null, scan_wanted = false
                """).update();
    }

    /// Notes how far a scan is, for others to see at once; whether it may go on.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean scanning(double share) {
        return !jdbc.sql("update members.duplicate_watch set scan_share = :share returning scan_cancel")
                .param("share", share)
                .query(Boolean.class)
                .single();
    }

    void scanned(LinkModel learned, String mark, long people, double seconds, Instant at) {
        jdbc.sql("""
                update members.duplicate_watch set model = :model, mark = :mark, scan_wanted = false, scan_share = null,
                    too_many = null, scanned_at = :at, scanned_people = :people, scan_seconds = :seconds
                """)
                .param("model", learned.toJson())
                .param("mark", mark)
                .param("people", people)
                .param("seconds", seconds)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// A scan that somebody ended is not begun again for the changes before this transaction.
    void ended(String mark) {
        jdbc.sql("""
                update members.duplicate_watch
                set mark = :mark, scan_wanted = false, scan_cancel = false, scan_share = null
                """).param("mark", mark).update();
    }

    /// A scan that the program has not the memory for is not begun.
    void tooMany(long people, String mark) {
        jdbc.sql("""
                update members.duplicate_watch
                set mark = :mark, scan_wanted = false, scan_cancel = false, scan_share = null, too_many = :people
                """).param("mark", mark).param("people", people).update();
    }

    void mergeFrom(@Nullable Float bits) {
        jdbc.sql("update members.duplicate_watch set merge_from_bits = :bits::real")
                .param("bits", bits)
                .update();
    }
}
