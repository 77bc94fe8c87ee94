package org.tongchuang.privacy;

import java.time.Instant;

/// One seal: it covers every row whose transaction lies in [fromTx, toTx).
record Seal(long id, long fromTx, long toTx, long events, byte[] mac, Instant sealedAt) {

    /// What stands before the first.
    static final Seal NONE = new Seal(0, 0, 0, 0, new byte[0], Instant.EPOCH);

    boolean follows(Seal before) {
        return id == before.id + 1 && fromTx == before.toTx && toTx > fromTx;
    }
}
