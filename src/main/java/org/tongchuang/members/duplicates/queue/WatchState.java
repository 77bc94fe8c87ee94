package org.tongchuang.members.duplicates.queue;

import java.sql.Timestamp;
import java.time.Instant;
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

    WatchState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param mark the transaction up to which all changes were compared
    /// @param scanWanted whether all records are to be compared anew
    /// @param scanShare how far a scan is, 0 to 1; null when none runs
    /// @param scannedAt when the last scan ended
    /// @param scanSeconds how long it took
    /// @param mergeFromBits from which match weight obvious pairs are merged by themselves; null for never
    record Now(
            String mark,
            boolean scanWanted,
            @Nullable Double scanShare,
            @Nullable Instant scannedAt,
            long scannedPeople,
            double scanSeconds,
            @Nullable Float mergeFromBits) {}

    Now now() {
        return jdbc.sql("select * from members.duplicate_watch")
                .query((row, n) -> {
                    Timestamp at = row.getTimestamp("scanned_at");
                    return new Now(
                            row.getString("mark"),
                            row.getBoolean("scan_wanted"),
                            row.getObject("scan_share", Double.class),
                            at == null ? null : at.toInstant(),
                            row.getLong("scanned_people"),
                            row.getDouble("scan_seconds"),
                            row.getObject("merge_from_bits", Float.class));
                })
                .single();
    }

    LinkModel model() {
        return jdbc.sql("select model from members.duplicate_watch where model is not null")
                .query((row, n) -> row.getString(1))
                .optional()
                .map(LinkModel::fromJson)
                .orElseGet(LinkModel::shipped);
    }

    void mark(String tx) {
        jdbc.sql("update members.duplicate_watch set mark = :mark")
                .param("mark", tx)
                .update();
    }

    void wantScan() {
        jdbc.sql("update members.duplicate_watch set scan_wanted = true, scan_cancel = false")
                .update();
    }

    void cancelScan() {
        jdbc.sql("update members.duplicate_watch set scan_cancel = true, scan_wanted = false")
                .update();
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
                    scanned_at = :at, scanned_people = :people, scan_seconds = :seconds
                """)
                .param("model", learned.toJson())
                .param("mark", mark)
                .param("people", people)
                .param("seconds", seconds)
                .param("at", Timestamp.from(at))
                .update();
    }

    void notScanning() {
        jdbc.sql("update members.duplicate_watch set scan_share = null, scan_cancel = false")
                .update();
    }

    void mergeFrom(@Nullable Float bits) {
        jdbc.sql("update members.duplicate_watch set merge_from_bits = :bits::real")
                .param("bits", bits)
                .update();
    }
}
