package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.AlreadyClosedException;

/// Lets searches see new writes: at once for somebody who waits, soon after single edits, and never so often that
/// refreshing takes more than a fifth of a processor. While much is being added it comes ever more seldom, for every
/// refresh makes a small segment that has to be merged; soon after the last addition all is seen.
final class Refreshing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Refreshing.class.getName());
    private static final long AFTER_EDIT = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long AFTER_ADDING = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long ADDING_AT_MOST = TimeUnit.SECONDS.toNanos(10);
    private static final long ANOTHER_RUN = TimeUnit.SECONDS.toNanos(2);
    private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(5);

    private final Generation generation;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition refreshed = lock.newCondition();
    private final Thread thread;
    private boolean closed;
    private boolean dirty;
    private boolean edited;
    private long due;
    private long addingSince;
    private long lastAdded = System.nanoTime() - 2 * ANOTHER_RUN;
    private long unseenSince;
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
            unseenSince = dirty ? unseenSince : now;
            long wanted = soon ? now + Math.min(LATEST, Math.max(AFTER_EDIT, lastCost * 4)) : afterAdding(now);
            if (!dirty || wanted < due || !soon && !edited) {
                due = wanted;
                changed.signal();
            }
            edited |= soon;
            dirty = true;
        } finally {
            lock.unlock();
        }
    }

    /// Half a second after the last addition of a run; within a long run, after a quarter of the time it lasts already.
    private long afterAdding(long now) {
        if (now - lastAdded > ANOTHER_RUN) {
            addingSince = now;
        }
        lastAdded = now;
        long within = Math.clamp((now - addingSince) / 4, AFTER_ADDING, ADDING_AT_MOST);
        return Math.min(now + AFTER_ADDING, unseenSince + within);
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
                    edited = false;
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
