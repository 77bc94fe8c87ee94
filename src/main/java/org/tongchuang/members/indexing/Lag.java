package org.tongchuang.members.indexing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongchuang.members.records.RecordsChanged;

/// Lets an index leave large changes, as an import makes them, until they have come to rest, and read them from the
/// records then: two indexes that are fed at once would slow an import down, and nobody waits for the second.
public final class Lag {

    private static final int ALL = Integer.MAX_VALUE;
    private static final long AT_REST_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long NEVER = Long.MIN_VALUE;

    private final int most;
    /// When a change was last left, by the nanosecond clock.
    private final AtomicLong left = new AtomicLong(NEVER);

    private Lag(int most) {
        this.most = most;
    }

    /// Every change is followed at once.
    public static Lag none() {
        return new Lag(ALL);
    }

    /// @param most records in one transaction that are followed at once
    public static Lag beyond(int most) {
        return new Lag(most);
    }

    /// Whether a change is left for later; to be asked within its transaction.
    boolean leaves(RecordsChanged change) {
        if (change.changed().size() + change.gone().size() <= most) {
            return false;
        }
        left.set(System.nanoTime());
        // Once more when it can be read: whoever read the records meanwhile has not seen it.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                left.set(System.nanoTime());
            }
        });
        return true;
    }

    boolean isBehind() {
        return left.get() != NEVER;
    }

    /// Whether what was left has come to rest; asked once, before the records are read.
    boolean isOver() {
        long last = left.get();
        return last != NEVER && System.nanoTime() - last > AT_REST_NANOS && left.compareAndSet(last, NEVER);
    }
}
