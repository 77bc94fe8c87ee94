package org.tongchuang.shared.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongchuang.HandClock;

class RecallTests {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Recall<String, Integer> recall =
            new Recall<>(Duration.ofSeconds(3), clock, key -> asked.incrementAndGet());

    @Test
    void asksOnceAMoment() {
        assertThat(recall.of("a")).isEqualTo(1);
        assertThat(recall.of("a")).isEqualTo(1);
        assertThat(recall.of("b")).isEqualTo(2);
        clock.turn(Duration.ofSeconds(4));
        assertThat(recall.of("a")).isEqualTo(3);
    }

    @Test
    void asksAgainWhenTheClockWasSetBack() {
        recall.of("a");
        clock.turn(Duration.ofHours(-1));
        assertThat(recall.of("a")).isEqualTo(2);
    }

    @Test
    void keepsNothingThatWasForgottenWhileItWasLookedUp() {
        AtomicReference<Recall<String, Integer>> itself = new AtomicReference<>();
        Recall<String, Integer> slow = new Recall<>(Duration.ofSeconds(3), clock, key -> {
            int answer = asked.incrementAndGet();
            if (answer == 1) {
                Objects.requireNonNull(itself.get()).forget(key);
            }
            return answer;
        });
        itself.set(slow);
        assertThat(slow.of("a")).isEqualTo(1);
        assertThat(slow.of("a")).as("what came before the change is not kept").isEqualTo(2);
        assertThat(slow.of("a")).isEqualTo(2);
    }

    @Test
    void forgetsAtOnceOutsideATransactionAndAfterItWithin() {
        recall.of("a");
        recall.forget("a");
        assertThat(recall.of("a")).isEqualTo(2);

        TransactionSynchronizationManager.initSynchronization();
        try {
            recall.forget("a");
            assertThat(recall.of("a")).as("nobody else may see it yet").isEqualTo(2);
            TransactionSynchronizationManager.getSynchronizations()
                    .forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
        assertThat(recall.of("a")).isEqualTo(3);
    }
}
