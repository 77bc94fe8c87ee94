package org.tongchuang.privacy.keys;

import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.integrations.postgres.StartRefused;
import org.tongchuang.privacy.Purpose;

/// The data keys, opened: one keyset per purpose, kept in the database but sealed with the master key. Made on the
/// first start; a start that finds sealed values but not their keys stops before anything is written.
///
/// Another node may renew a key. This one looks every few seconds whether that happened, and it never seals with what
/// it last looked at more than a quarter of the time that a renewal rests: so that after the rest nobody is left who
/// seals with the old key.
@Component
public class Keyring {

    /// Held while a seal is put on the audit trail and while its key is renewed.
    public static final long SEALING_TURN = 0x5EA1_0FA0_D17L;

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);

    private final KeysetRows rows;
    private final Drawers drawers;
    private final MasterKey master;
    private final Duration rest;
    private volatile Ring ring;

    Keyring(
            KeysetRows rows,
            Drawers drawers,
            MasterKey master,
            PlatformTransactionManager transactions,
            @Value("${tongchuang.keys.rest:2m}") Duration rest) {
        this.rows = rows;
        this.drawers = drawers;
        this.master = master;
        this.rest = rest;
        long now = System.nanoTime();
        // All that a first start makes is made in one transaction, one node after the other: of two nodes with a key
        // file each, the second finds keys that its own file did not make and stops, rather than mix the two.
        this.ring = java.util.Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            rows.hold(KeysetRows.TURN);
            return open(now);
        }));
    }

    /// The keys to seal with, and to make or look for MACs with.
    public Keyset sealing(Purpose purpose) {
        if (System.nanoTime() - ring.lookedAt > rest.toNanos() / 4) {
            lookAgain();
        }
        return ring.of(purpose);
    }

    public Keyset opening(Purpose purpose) {
        return ring.of(purpose);
    }

    /// Whether there is a key by now for a sealed value that these keys did not open, since it is marked with another.
    public boolean learns(Purpose purpose, Keyset tried, byte[] sealed) {
        int key = Drawers.key(sealed);
        if (key == 0 || tried.has(key)) {
            return false;
        }
        if (!ring.of(purpose).has(key)) {
            lookAgain();
        }
        return ring.of(purpose).has(key);
    }

    /// How long a renewal waits for other nodes to have looked, and for whoever is writing to have written.
    Duration rest() {
        return rest;
    }

    /// Reads anew what another node, or a renewal, has changed.
    public synchronized void lookAgain() {
        long now = System.nanoTime();
        Ring last = ring;
        Map<Purpose, Long> revisions = rows.revisions();
        if (revisions.equals(last.revisions)) {
            ring = new Ring(last.sets, revisions, now);
            return;
        }
        List<Aead> masters = master.readAll();
        Map<Purpose, Keyset> sets = new EnumMap<>(last.sets);
        Map<Purpose, Long> read = new EnumMap<>(last.revisions);
        rows.all().forEach((purpose, row) -> {
            if (row.revision() != last.revisions.getOrDefault(purpose, 0L)) {
                sets.put(purpose, row.open(masters).keys());
                read.put(purpose, row.revision());
            }
        });
        ring = new Ring(sets, read, now);
    }

    /// To be called in a transaction; [#lookAgain] brings the change here once that is committed.
    ///
    /// @param newPrimary whether values are sealed with another key from then on
    Keyset change(Purpose purpose, boolean newPrimary, UnaryOperator<Keyset> change) {
        rows.hold(KeysetRows.TURN);
        KeysetRows.Row row = rows.all().get(purpose);
        if (row == null) {
            throw new IllegalStateException("there are no keys for " + purpose);
        }
        KeysetRows.Opened now = row.open(master.readAll());
        Keyset next = change.apply(now.keys());
        rows.change(purpose, next.sealed(now.master()), newPrimary);
        return next;
    }

    /// Nobody else changes keys until the transaction ends.
    void hold() {
        rows.hold(KeysetRows.TURN);
    }

    /// No seal is put on the audit trail until the transaction ends.
    void holdSeals() {
        rows.hold(SEALING_TURN);
    }

    /// Seals every keyset with the master key that is to come; in a transaction.
    void resealAll(Aead next) {
        rows.hold(KeysetRows.TURN);
        List<Aead> masters = new ArrayList<>(master.readAll());
        masters.add(next);
        rows.all()
                .forEach((purpose, row) ->
                        rows.reseal(purpose, row.open(masters).keys().sealed(next)));
    }

    /// Where the keysets are sealed with the next master key, lets it take its place on this machine.
    ///
    /// @return whether the file holds the key that seals the keysets
    boolean settleMaster() {
        Aead next = master.next().orElse(null);
        if (next == null || !opensAll(next)) {
            return true;
        }
        try {
            master.takeNext();
            return true;
        } catch (java.io.UncheckedIOException unwritable) {
            LOG.warn("the master key was renewed; put {} in the place of {}", master.nextFile(), master.file());
            return false;
        }
    }

    private boolean opensAll(Aead key) {
        try {
            rows.all().values().forEach(row -> row.open(List.of(key)));
            return true;
        } catch (StartRefused another) {
            return false;
        }
    }

    private Ring open(long now) {
        Map<Purpose, KeysetRows.Row> there = rows.all();
        LostKeys.refuse(master, there.keySet(), drawers);
        List<Aead> masters = master.readAll();
        if (masters.isEmpty()) {
            masters = List.of(master.create());
        }
        Map<Purpose, Keyset> sets = new EnumMap<>(Purpose.class);
        Map<Purpose, Long> revisions = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            KeysetRows.Row row = there.get(purpose);
            if (row == null) {
                Keyset made = Keyset.fresh(purpose);
                rows.add(purpose, made.sealed(masters.getFirst()));
                sets.put(purpose, made);
            } else {
                sets.put(purpose, row.open(masters).keys());
            }
            revisions.put(purpose, row == null ? 1 : row.revision());
        }
        return new Ring(sets, revisions, now);
    }

    /// What was read at one time.
    private record Ring(Map<Purpose, Keyset> sets, Map<Purpose, Long> revisions, long lookedAt) {

        Keyset of(Purpose purpose) {
            Keyset keys = sets.get(purpose);
            if (keys == null) {
                throw new IllegalStateException("there are no keys for " + purpose);
            }
            return keys;
        }
    }
}
