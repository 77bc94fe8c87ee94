package org.tongchuang.shared.recall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Answers remembered for a moment, so that what every request asks for is looked up once every few seconds. A change
/// is felt at once on the node that made it and says so, and within that moment on the others.
public final class Recall<K, V> {

    private static final int AT_MOST = 10_000;

    private final Duration fresh;
    private final InstantSource clock;
    private final Function<K, V> ask;
    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    /// @param fresh how long an answer is good for
    /// @param ask looks it up
    public Recall(Duration fresh, InstantSource clock, Function<K, V> ask) {
        this.fresh = fresh;
        this.clock = clock;
        this.ask = ask;
    }

    public V of(K key) {
        Instant now = clock.instant();
        Answer<V> last = answers.get(key);
        if (last == null || last.at.isAfter(now) || last.at.plus(fresh).isBefore(now)) {
            if (answers.size() > AT_MOST) {
                answers.clear();
            }
            long before = forgotten.get();
            last = new Answer<>(ask.apply(key), now);
            answers.put(key, last);
            // what was forgotten while it was looked up may be what was just found
            if (forgotten.get() != before) {
                answers.remove(key, last);
            }
        }
        return last.value;
    }

    /// What was answered is no longer so. Within a transaction this takes effect after it, or another request would
    /// remember what was before.
    public void forget(K key) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            drop(key);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                drop(key);
            }
        });
    }

    private void drop(K key) {
        forgotten.incrementAndGet();
        answers.remove(key);
    }

    private record Answer<V>(V value, Instant at) {}
}
