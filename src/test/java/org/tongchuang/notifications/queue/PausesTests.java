package org.tongchuang.notifications.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// How long a message is tried that a mail server does not take yet.
class PausesTests {

    private static final Instant MADE = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void triesForTwoDaysWithGrowingPauses() {
        Instant now = MADE;
        Duration last = Duration.ZERO;
        int tries = 1;
        Optional<Instant> next = Pauses.next(due(tries, MADE, null), now);
        while (next.isPresent()) {
            Duration pause = Duration.between(now, next.get());
            assertThat(pause).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofHours(4));
            last = pause;
            now = next.get();
            tries++;
            next = Pauses.next(due(tries, MADE, null), now);
        }
        assertThat(Duration.between(MADE, now)).isBetween(Duration.ofHours(43), Duration.ofHours(48));
        assertThat(tries).isBetween(15, 25);
    }

    @Test
    void hurriesWithACodeAndLetsItGoInTime() {
        Instant until = MADE.plus(Duration.ofMinutes(10));
        assertThat(Pauses.next(due(1, MADE, until), MADE)).contains(MADE.plusSeconds(5));
        assertThat(Pauses.next(due(9, MADE, until), MADE)).contains(MADE.plusSeconds(60));
        assertThat(Pauses.next(due(9, MADE, until), until.minusSeconds(30))).isEmpty();
    }

    @Test
    void givesWhatTheOfficeSendsAgainAFewTries() {
        Instant later = MADE.plus(Duration.ofDays(9));
        assertThat(Pauses.next(due(1, MADE, null), later)).isPresent();
        assertThat(Pauses.next(due(8, MADE, null), later)).isEmpty();
    }

    private static Due due(int attempts, Instant made, @Nullable Instant until) {
        UUID id = new UUID(0, 1);
        return new Due(id, id, id, Medium.EMAIL, "PERSON", id, "x", "x", null, null, attempts, made, until);
    }
}
