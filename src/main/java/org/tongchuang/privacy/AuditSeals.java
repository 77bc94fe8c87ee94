package org.tongchuang.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.privacy.keys.Keyring;

/// Seals what has been written to the audit trail and checks the seals. Rows are sealed once no transaction older
/// than theirs can still add one, so nothing slips in behind a seal.
@Component
class AuditSeals {

    /// A row as one text in which no value can pass for a part of its neighbour.
    private static final String ROWS = """
            select tx::text::bigint,
                   row(id, extract(epoch from at), actor, actor_name, act, subjects, detail, address, tx)::text
            from privacy.audit_event where tx >= ?::text::xid8 and tx < ?::text::xid8 order by tx, id
            """;
    private static final String SEALS = """
            select id, from_tx::text::bigint, to_tx::text::bigint, events, mac, sealed_at from privacy.audit_seal
            """;
    /// Nodes of a cluster take turns, with each other and with a renewal of the key.
    private static final long TURN = Keyring.SEALING_TURN;
    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final SealMark mark;

    AuditSeals(DataSource database, Vault vault, SealMark mark) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(AT_ONCE);
        this.vault = vault;
        this.mark = mark;
    }

    /// Seals what can be sealed by now, if there is anything.
    @Transactional
    void seal() {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, TURN))) {
            return;
        }
        Seal last = last().orElse(Seal.NONE);
        long to = oldestOpenTransaction();
        Boolean any = jdbc.queryForObject(
                "select exists (select 1 from privacy.audit_event where tx >= ?::text::xid8 and tx < ?::text::xid8)",
                Boolean.class,
                last.toTx(),
                to);
        if (Boolean.TRUE.equals(any)) {
            // A seal by an older key does not fit behind one by a younger.
            vault.lookAgain();
            SealSum sum = new SealSum(last.mac(), last.toTx(), to);
            jdbc.query(
                    ROWS,
                    row -> {
                        sum.add(row.getString(2));
                    },
                    last.toTx(),
                    to);
            jdbc.update("""
                    insert into privacy.audit_seal (id, from_tx, to_tx, events, mac)
                    values (?, ?::text::xid8, ?::text::xid8, ?, ?)
                    """, last.id() + 1, last.toTx(), to, sum.events(), sum.mac(vault));
        }
    }

    Optional<Seal> last() {
        return jdbc.query(SEALS + " order by id desc limit 1", (row, n) -> seal(row)).stream()
                .findFirst();
    }

    /// How far the seals reach, without looking at what lies under them.
    Status status() {
        Seal last = last().orElse(Seal.NONE);
        Long waiting = jdbc.queryForObject(
                "select count(*) from (select 1 from privacy.audit_event where tx >= ?::text::xid8 limit 10001) w",
                Long.class,
                last.toTx());
        return new Status(last.id() == 0 ? null : last.sealedAt(), waiting == null ? 0 : waiting);
    }

    /// Looks at every seal and every row under it; reads the whole trail once.
    @Transactional(readOnly = true)
    Report check() {
        vault.lookAgain();
        List<Long> broken = new ArrayList<>();
        Seal before = Seal.NONE;
        int key = 0;
        long events = 0;
        List<Seal> seals;
        do {
            seals = jdbc.query(
                    SEALS + " where id > ? order by id limit " + AT_ONCE, (row, n) -> seal(row), before.id());
            if (!seals.isEmpty()) {
                SealReading reading = new SealReading(seals, before, key, vault, broken);
                events += read(seals, reading);
                key = reading.key();
                before = seals.getLast();
            }
        } while (!seals.isEmpty());
        mark.read().filter(kept -> !stands(kept)).ifPresent(kept -> broken.add(kept.id()));
        boolean moved = before.id() > 0 && oldestOpenTransaction() < before.toTx();
        return new Report(
                before.id(), events, broken.stream().distinct().sorted().toList(), moved);
    }

    /// Whether a seal that was seen before is still there, as it was.
    boolean stands(SealMark.Kept kept) {
        return jdbc.query(SEALS + " where id = ?", (row, n) -> seal(row), kept.id()).stream()
                .anyMatch(kept::is);
    }

    private long read(List<Seal> seals, SealReading reading) {
        jdbc.query(
                ROWS,
                row -> {
                    reading.add(row.getLong(1), row.getString(2));
                },
                seals.getFirst().fromTx(),
                seals.getLast().toTx());
        return reading.finish();
    }

    private long oldestOpenTransaction() {
        Long xmin = jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class);
        return xmin == null ? 0 : xmin;
    }

    private static Seal seal(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Seal(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getBytes(5),
                row.getTimestamp(6).toInstant());
    }

    /// @param sealedAt when the last seal was put on, if there is one
    /// @param waiting entries no seal covers yet, counted up to 10,001
    record Status(@Nullable Instant sealedAt, long waiting) {}

    /// @param broken ids of seals that don't fit
    /// @param moved whether this database counts transactions anew, as after a dump was read into another server;
    ///     new entries can't be sealed there
    record Report(long seals, long events, List<Long> broken, boolean moved) {

        boolean good() {
            return broken.isEmpty() && !moved;
        }
    }
}
