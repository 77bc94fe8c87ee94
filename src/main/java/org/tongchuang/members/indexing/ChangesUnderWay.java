package org.tongchuang.members.indexing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongchuang.members.records.RecordsChanged;

/// Changes between their commit and the index. They live in memory alone: what a killed process had here is read again
/// from the records. So nothing of them, which is personal, lies about in a table of events.
final class ChangesUnderWay {

    private static final int WAITING_LOTS = 3;

    private final BlockingQueue<RecordsChanged> waiting = new ArrayBlockingQueue<>(WAITING_LOTS);
    /// What is on its way here, with how often the records had been read when it set out.
    private final Map<RecordsChanged, Long> underWay = Collections.synchronizedMap(new IdentityHashMap<>());

    private final LongSupplier readings;
    private final BooleanSupplier open;
    private volatile boolean missed;

    /// @param readings how often the records have been read anew
    /// @param open whether anybody takes changes out
    ChangesUnderWay(LongSupplier readings, BooleanSupplier open) {
        this.readings = readings;
        this.open = open;
    }

    /// Follows a change through its transaction.
    void follow(RecordsChanged change) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                underWay.put(change, readings.getAsLong());
            }

            @Override
            public void afterCommit() {
                hand(change);
            }

            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    // a commit that got no answer may have happened
                    missed |= status == STATUS_UNKNOWN;
                    underWay.remove(change);
                }
            }
        });
    }

    /// Waits when the index falls behind a large import: better a slower import than an index minutes late.
    private void hand(RecordsChanged change) {
        try {
            boolean handed = false;
            while (!handed && open.getAsBoolean()) {
                handed = waiting.offer(change, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurried) {
            missed = true;
            Thread.currentThread().interrupt();
        }
    }

    /// The next that has arrived; null when there is none for a moment.
    @Nullable
    RecordsChanged next() throws InterruptedException {
        return waiting.poll(200, TimeUnit.MILLISECONDS);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Whether the records were read since this change set out.
    boolean isOvertaken(RecordsChanged change) {
        return !Long.valueOf(readings.getAsLong()).equals(underWay.get(change));
    }

    void arrived(RecordsChanged change) {
        underWay.remove(change);
    }

    /// Whether nothing is on its way.
    boolean isQuiet() {
        return underWay.isEmpty() && !missed;
    }

    /// Whether a change may have got lost, so that the records have to be read again; asked once.
    boolean hasMissed() {
        boolean was = missed;
        missed = false;
        return was;
    }

    /// Lets everything go for a while that arrives: whoever reads the records again afterwards finds it there, and
    /// nobody has to wait until that succeeds.
    void dropFor(long nanos) {
        List<RecordsChanged> dropped = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        while (open.getAsBoolean() && System.nanoTime() < end) {
            waiting.drainTo(dropped);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        dropped.forEach(underWay::remove);
    }
}
