package org.tongchuang.notifications.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When to try again what was not taken: after a pause that grows, for two days, or for as long as it makes
/// sense. What is older than that is there because somebody had it sent again, and gets a few tries more.
final class Pauses {

    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final int A_FEW = 8;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration FIRST_OF_A_SHORT_LIFE = Duration.ofSeconds(5);
    private static final Duration LONGEST_OF_A_SHORT_LIFE = Duration.ofMinutes(1);

    private Pauses() {}

    /// @return nothing when it is time to give up
    static Optional<Instant> next(Due due, Instant now) {
        boolean hurried = due.isShortLived();
        Duration first = hurried ? FIRST_OF_A_SHORT_LIFE : FIRST;
        Duration longest = hurried ? LONGEST_OF_A_SHORT_LIFE : LONGEST;
        Duration grown = first.multipliedBy(1L << Math.clamp(due.attempts() - 1, 0, 12));
        Instant at = now.plus(grown.compareTo(longest) > 0 ? longest : grown);
        Instant last = due.until() == null ? due.madeAt().plus(TWO_DAYS) : due.until();
        boolean oneMore = due.until() == null && due.attempts() < A_FEW;
        return oneMore || at.isBefore(last) ? Optional.of(at) : Optional.empty();
    }
}
