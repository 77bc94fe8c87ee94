package org.tongchuang.privacy;

import java.security.MessageDigest;
import java.util.List;

/// Holds rows, in the order of their transactions, against the seals over them.
final class SealReading {

    private final List<Seal> seals;
    private final Vault vault;
    private final List<Long> broken;
    private Seal before;
    private int at;
    private SealSum sum;
    private long events;

    /// @param before the seal before the first of these
    /// @param broken takes the ids of those that don't fit
    SealReading(List<Seal> seals, Seal before, Vault vault, List<Long> broken) {
        this.seals = seals;
        this.before = before;
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

    private void end() {
        Seal seal = seals.get(at);
        boolean whole = sum.events() == seal.events() && MessageDigest.isEqual(sum.mac(vault), seal.mac());
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
