package org.tongchuang.privacy.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.postgres.StartRefused;
import org.tongchuang.privacy.Purpose;

/// The keysets as they lie in the database, sealed with the master key.
@Repository
class KeysetRows {

    /// Held by whoever makes or changes keys.
    static final long TURN = 0x6E79_0BL;

    private final JdbcClient jdbc;

    KeysetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waits for one's turn, and keeps it until the transaction ends.
    void hold(long turn) {
        jdbc.sql("select pg_advisory_xact_lock(:turn)")
                .param("turn", turn)
                .query((row, n) -> 0)
                .single();
    }

    Map<Purpose, Row> all() {
        Map<Purpose, Row> all = new EnumMap<>(Purpose.class);
        // The doctor comes to databases that have no revision yet.
        jdbc.sql("""
                select purpose, sealed, coalesce((to_jsonb(k) ->> 'revision')::bigint, 1), changed_at,
                    coalesce((to_jsonb(k) ->> 'made_at')::timestamptz, changed_at)
                from privacy.keyset k order by purpose
                """)
                .query((row, n) -> all.put(
                        Purpose.valueOf(row.getString(1)),
                        new Row(
                                Purpose.valueOf(row.getString(1)),
                                row.getBytes(2),
                                row.getLong(3),
                                row.getTimestamp(4).toInstant(),
                                row.getTimestamp(5).toInstant())))
                .list();
        return all;
    }

    Map<Purpose, Long> revisions() {
        Map<Purpose, Long> revisions = new EnumMap<>(Purpose.class);
        jdbc.sql("select purpose, revision from privacy.keyset")
                .query((row, n) -> revisions.put(Purpose.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return revisions;
    }

    void add(Purpose purpose, byte[] sealed) {
        jdbc.sql("insert into privacy.keyset (purpose, sealed) values (:purpose, :sealed)")
                .param("purpose", purpose.name())
                .param("sealed", sealed)
                .update();
    }

    /// Other keys than before.
    void change(Purpose purpose, byte[] sealed, boolean newPrimary) {
        jdbc.sql("""
                update privacy.keyset set sealed = :sealed, revision = revision + 1,
                    changed_at = case when :young then now() else changed_at end
                where purpose = :purpose
                """)
                .param("purpose", purpose.name())
                .param("sealed", sealed)
                .param("young", newPrimary)
                .update();
    }

    /// The same keys, sealed with another master key.
    void reseal(Purpose purpose, byte[] sealed) {
        jdbc.sql("update privacy.keyset set sealed = :sealed where purpose = :purpose")
                .param("purpose", purpose.name())
                .param("sealed", sealed)
                .update();
    }

    /// @param revision rises when keys change
    /// @param since when its present key came into use
    /// @param madeAt when its first key did
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Row(Purpose purpose, byte[] sealed, long revision, Instant since, Instant madeAt) {

        /// @throws StartRefused when none of these master keys opens it
        Opened open(List<Aead> masters) {
            Throwable why = null;
            for (Aead master : masters) {
                try {
                    return new Opened(Keyset.open(purpose, sealed, master), master);
                } catch (GeneralSecurityException wrong) {
                    why = wrong;
                }
            }
            throw new StartRefused(
                    "The master key does not open this database's keys (" + purpose.contents()
                            + "); bring back the one it was made with, or the newer one if the master key was renewed"
                            + " from another machine. Nothing was changed.",
                    why == null ? new GeneralSecurityException("no master key") : why);
        }
    }

    record Opened(Keyset keys, Aead master) {}
}
