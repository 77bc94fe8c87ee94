package org.tongchuang.members.quality;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far the follower has come.
@Repository
class SurveyState {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    SurveyState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param version of the tags that lines and counts are written in
    /// @param mark the transaction from which on changes are to be looked at
    /// @param after the last id of that transaction that was looked at
    /// @param recount whether the counts are to be made anew
    /// @param share how far that is, 0 to 1
    /// @param counted grows whenever the counts change
    /// @param keptAt when they were last kept for their month
    record Now(
            int version,
            String mark,
            UUID after,
            boolean recount,
            @Nullable Double share,
            long counted,
            @Nullable Instant countedAt,
            @Nullable Instant keptAt) {}

    Now now() {
        return jdbc.sql("""
                select version, mark, after, recount, share, counted, counted_at, kept_at from members.quality_state
                """)
                .query((row, n) -> new Now(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getBoolean(4),
                        row.getObject(5, Double.class),
                        row.getLong(6),
                        instant(row.getTimestamp(7)),
                        instant(row.getTimestamp(8))))
                .single();
    }

    /// Everything is to be looked at anew, for this version of the tags.
    void beginAnew(int version) {
        jdbc.sql("update members.quality_state set version = :version, mark = '0', after = :before, recount = true")
                .param("version", version)
                .param("before", BEFORE_ALL)
                .update();
    }

    /// The counts can't be trusted before they are made anew.
    void mustRecount(double share) {
        jdbc.sql("update members.quality_state set recount = true, share = :share")
                .param("share", share)
                .update();
    }

    /// All is dealt with up to this place.
    void reached(String tx, UUID after, double share) {
        jdbc.sql("update members.quality_state set mark = :tx, after = :after, share = :share")
                .param("tx", tx)
                .param("after", after)
                .param("share", share)
                .update();
    }

    /// The counts are right as of this transaction.
    void counted(String tx, Instant at) {
        jdbc.sql("""
                update members.quality_state set mark = :tx, after = :before, recount = false, share = null,
                    counted = counted + 1, counted_at = :at
                """)
                .param("tx", tx)
                .param("before", BEFORE_ALL)
                .param("at", Timestamp.from(at))
                .update();
    }

    void kept(Instant at) {
        jdbc.sql("update members.quality_state set kept_at = :at")
                .param("at", Timestamp.from(at))
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
