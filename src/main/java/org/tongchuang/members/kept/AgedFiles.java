package org.tongchuang.members.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.shared.privacy.RetentionRule;

/// A rule about rows that have files in the store: the files go first, so that what is said to be gone is gone.
final class AgedFiles implements RetentionRule {

    /// A file or an import is much more work than a row.
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final FileStore store;
    private final String id;
    private final Days days;
    private final String due;
    private final String files;
    private final List<String> acts;

    /// @param due selects the ids that are due before `:before`
    /// @param files selects the files of `:ids`
    /// @param acts what happens to `:ids`
    AgedFiles(JdbcClient jdbc, FileStore store, String id, Days days, String due, String files, String... acts) {
        this.jdbc = jdbc;
        this.store = store;
        this.id = id;
        this.days = days;
        this.due = due;
        this.files = files;
        this.acts = List.of(acts);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Days days() {
        return days;
    }

    @Override
    public long count(Instant before) {
        return jdbc.sql("select count(*) from (" + due + ") as due")
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    @Override
    public int remove(Instant before, int most) {
        int removed = 0;
        int lot;
        do {
            lot = lot(before, Math.min(MOST, most - removed));
            removed += lot;
        } while (lot == MOST && removed < most);
        return removed;
    }

    private int lot(Instant before, int most) {
        UUID[] ids = jdbc.sql(due + " limit :most")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
        if (ids.length > 0) {
            jdbc.sql(files)
                    .param("ids", ids)
                    .query((row, n) -> row.getObject(1, UUID.class))
                    .list()
                    .forEach(this::delete);
            acts.forEach(sql -> jdbc.sql(sql).param("ids", ids).update());
        }
        return ids.length;
    }

    private void delete(UUID file) {
        try {
            store.delete(file);
        } catch (IOException undeleted) {
            throw new UncheckedIOException(undeleted);
        }
    }
}
