package org.tongchuang.members.duplicates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Works on the parts of the keys side by side and takes the results in their order, so that the answer is the same on
/// any number of processors; no more results wait than there are workers.
final class SideBySide implements AutoCloseable {

    private final int threads;
    private final ExecutorService pool;

    SideBySide(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("duplicates-", 1).daemon().factory());
    }

    interface Work<T> {
        T on(int part);
    }

    interface Taking<T> {
        void take(int part, T result);
    }

    <T> void each(Work<T> work, Taking<T> taking) {
        Deque<Future<T>> running = new ArrayDeque<>();
        for (int part = 0; part < Pairs.PARTS + threads; part++) {
            if (part < Pairs.PARTS) {
                int mine = part;
                running.add(pool.submit(() -> work.on(mine)));
            }
            if (part >= threads) {
                taking.take(part - threads, result(running.remove()));
            }
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the scan failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the scan was interrupted");
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
