package org.tongchuang.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Seals what has been written to the audit trail, a few seconds after it was written, and checks the seals.
/// Rows are sealed once no transaction older than theirs can still add one, so nothing slips in behind a seal.
@Component
class AuditSeals {

    private static final String ROWS = """
            select concat_ws('|', id, extract(epoch from at), actor, actor_name, act, subjects, detail, address)
            from privacy.audit_event where tx >= ?::xid8 and tx < ?::xid8 order by tx, id
            """;
    /// Nodes of a cluster take turns.
    private static final long TURN = 0x5EA1_0FA0_D17L;

    private final JdbcTemplate jdbc;
    private final Vault vault;

    AuditSeals(DataSource database, Vault vault) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(1_000);
        this.vault = vault;
    }

    @Scheduled(fixedDelayString = "${tongchuang.audit.seal-every:5s}")
    @Transactional
    void seal() {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, TURN))) {
            return;
        }
        Seal last = last();
        String from = last == null ? "0" : last.toTx;
        String to = String.valueOf(
                jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class));
        Boolean any = jdbc.queryForObject(
                "select exists (select 1 from privacy.audit_event where tx >= ?::xid8 and tx < ?::xid8)",
                Boolean.class,
                from,
                to);
        if (Boolean.TRUE.equals(any)) {
            AtomicLong events = new AtomicLong();
            byte[] mac = mac(last == null ? new byte[0] : last.mac, from, to, events);
            jdbc.update(
                    "insert into privacy.audit_seal (id, from_tx, to_tx, events, mac) values (?, ?::xid8, ?::xid8, ?, ?)",
                    last == null ? 1 : last.id + 1,
                    from,
                    to,
                    events.get(),
                    mac);
        }
    }

    /// Looks at every seal and every row under it; the ids of the seals that no longer fit, none when all is well.
    @Transactional(readOnly = true)
    List<Long> broken() {
        List<Long> broken = new ArrayList<>();
        List<Seal> seals = jdbc.query(
                "select id, from_tx::text, to_tx::text, events, mac from privacy.audit_seal order by id",
                (row, n) ->
                        new Seal(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getBytes(5)));
        Seal before = null;
        for (Seal seal : seals) {
            AtomicLong events = new AtomicLong();
            byte[] mac = mac(before == null ? new byte[0] : before.mac, seal.fromTx, seal.toTx, events);
            boolean follows =
                    before == null ? seal.id == 1 : seal.id == before.id + 1 && seal.fromTx.equals(before.toTx);
            if (!follows || events.get() != seal.events || !MessageDigest.isEqual(mac, seal.mac)) {
                broken.add(seal.id);
            }
            before = seal;
        }
        return broken;
    }

    private @Nullable Seal last() {
        return jdbc
                .query(
                        "select id, from_tx::text, to_tx::text, events, mac from privacy.audit_seal order by id desc limit 1",
                        (row, n) -> new Seal(
                                row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getBytes(5)))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private byte[] mac(byte[] previous, String from, String to, AtomicLong events) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update((from + ".." + to).getBytes(StandardCharsets.UTF_8));
        jdbc.query(
                ROWS,
                row -> {
                    byte[] line = row.getString(1).getBytes(StandardCharsets.UTF_8);
                    digest.update(HexFormat.of().toHexDigits(line.length).getBytes(StandardCharsets.US_ASCII));
                    digest.update(line);
                    events.incrementAndGet();
                },
                from,
                to);
        return vault.mac(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Seal(long id, String fromTx, String toTx, long events, byte[] mac) {}
}
