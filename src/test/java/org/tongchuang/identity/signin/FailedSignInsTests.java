package org.tongchuang.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tongchuang.identity.signin.FailedSignIns.Tally;

/// The arithmetic of the throttle.
class FailedSignInsTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void allowsFourMistakesAndLocksAtTheFifth() {
        Tally four = after(4, NOON);
        assertThat(four.lockedAt(NOON)).isEmpty();
        assertThat(four.another(NOON, 5).lockedAt(NOON)).contains(NOON.plus(Duration.ofMinutes(1)));
    }

    @Test
    void doublesTheLockUpToAnHour() {
        assertThat(minutes(after(6, NOON))).isEqualTo(2);
        assertThat(minutes(after(8, NOON))).isEqualTo(8);
        assertThat(minutes(after(11, NOON))).isEqualTo(60);
        assertThat(minutes(after(4_000, NOON))).isEqualTo(60);
    }

    @Test
    void opensWhenTheTimeIsUp() {
        Tally locked = after(5, NOON);
        assertThat(locked.lockedAt(NOON.plusSeconds(59))).isPresent();
        assertThat(locked.lockedAt(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void forgetsMistakesOfTheDayBefore() {
        Tally late = after(4, NOON).another(NOON.plus(Duration.ofHours(25)), 5);
        assertThat(late.failures()).isOne();
        assertThat(late.lockedUntil()).isNull();
    }

    @Test
    void takesTheNeighboursOfAnIpv6AddressForOne() {
        assertThat(FailedSignIns.address("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(FailedSignIns.address("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(FailedSignIns.address("2001:db8:1:3::1"));
        assertThat(FailedSignIns.address("192.0.2.7")).isNotEqualTo(FailedSignIns.address("192.0.2.8"));
    }

    private static Tally after(int attempts, Instant at) {
        Tally tally = new Tally(0, at, null);
        for (int i = 0; i < attempts; i++) {
            tally = tally.another(at, 5);
        }
        return tally;
    }

    private static long minutes(Tally tally) {
        return Duration.between(NOON, tally.lockedAt(NOON).orElseThrow()).toMinutes();
    }
}
