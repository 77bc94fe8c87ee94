package org.tongchuang.privacy;

import java.util.List;

/// Holds rows, in the order of their transactions, against the seals over them.
final class SealReading {

    private final List<Seal> seals;
    private final Vault vault;
    private final List<Long> broken;
    private Seal before;
    private int key;
    private int at;
    private SealSum sum;
    private long events;

    /// @param before the seal before the first of these
    /// @param key the place of the key that made it: no later seal is by an older one, for that may have leaked
    /// @param broken takes the ids of those that don't fit
    SealReading(List<Seal> seals, Seal before, int key, Vault vault, List<Long> broken) {
        this.seals = seals;
        this.before = before;
        this.key = key;
        this.vault = vault;
        this.broken = broken;
        this.sum = begin();
    }

    void add(long tx, String row) {
        while (at < seals.size() && tx >= seals.get(at).toTx()) {
            end();
        }
        if (at < seals.size() && tx >= seals.get(at).fromTx()) {
            sum.add(row);
            events++;
        }
    }

    /// How many rows lay under the seals.
    long finish() {
        while (at < seals.size()) {
            end();
        }
        return events;
    }

    /// The place of the key that made the last seal.
    int key() {
        return key;
    }

    private void end() {
        Seal seal = seals.get(at);
        int by = vault.keyOf(seal.mac(), sum.digest());
        boolean whole = sum.events() == seal.events() && by >= key;
        key = Math.max(key, by);
        if (!whole || !seal.follows(before)) {
            broken.add(seal.id());
        }
        before = seal;
        at++;
        sum = begin();
    }

    private SealSum begin() {
        return at < seals.size()
                ? new SealSum(
                        before.mac(), seals.get(at).fromTx(), seals.get(at).toTx())
                : new SealSum(new byte[0], 0, 0);
    }
}
