package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.AlreadyClosedException;

/// Lets searches see new writes: at once for somebody who waits, soon after single edits, seldom while much is being
/// added, and never so often that refreshing takes more than a fifth of a processor.
final class Refreshing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Refreshing.class.getName());
    private static final long AFTER_EDIT = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long AFTER_ADDING = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(5);

    private final Generation generation;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition refreshed = lock.newCondition();
    private final Thread thread;
    private boolean closed;
    private boolean dirty;
    private long due;
    private int waiting;
    private long lastEnd = System.nanoTime();
    private long lastCost;

    Refreshing(Generation generation) {
        this.generation = generation;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("search-refresh-" + generation.folder.getFileName())
                .start(this::run);
    }

    /// @param soon false for bulk additions, which nobody is looking for yet
    void written(boolean soon) {
        lock.lock();
        try {
            long now = System.nanoTime();
            long wanted = now + Math.min(LATEST, Math.max(soon ? AFTER_EDIT : AFTER_ADDING, lastCost * 4));
            if (!dirty || wanted < due) {
                due = wanted;
                changed.signal();
            }
            dirty = true;
        } finally {
            lock.unlock();
        }
    }

    boolean await(long sequence, long nanos) {
        lock.lock();
        try {
            waiting++;
            changed.signal();
            long left = nanos;
            while (generation.seen() < sequence && !closed) {
                if (left <= 0) {
                    return false;
                }
                left = refreshed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void run() {
        while (awaitWork()) {
            long start = System.nanoTime();
            try {
                generation.refresh();
            } catch (AlreadyClosedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "The search index could not be refreshed", e);
            }
            lock.lock();
            try {
                lastEnd = System.nanoTime();
                lastCost = lastEnd - start;
                refreshed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// @return false when closed
    private boolean awaitWork() {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long rest = lastEnd + BETWEEN - now;
                if (waiting > 0 && dirty && rest <= 0 || dirty && due <= now) {
                    dirty = false;
                    return true;
                }
                if (!dirty) {
                    changed.await();
                } else {
                    long unused = changed.awaitNanos(waiting > 0 ? rest : due - now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return false;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
            refreshed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
