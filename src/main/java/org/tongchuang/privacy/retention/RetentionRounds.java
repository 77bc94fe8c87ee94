package org.tongchuang.privacy.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;
import org.tongchuang.shared.Universities;

/// Sees to the rules once every night, from three o'clock on where the university is; a night that was missed is made
/// up for at the next start.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class RetentionRounds implements Routine {

    private static final long TURN = 0x746f6e6772657473L;
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final LocalTime AT = LocalTime.of(3, 0);

    private final NightWork nightWork;
    private final Universities universities;
    private final Clock clock;
    private final Rounds rounds;

    RetentionRounds(NightWork nightWork, Universities universities, Clock clock, Rounds.Turns turns) {
        this.nightWork = nightWork;
        this.universities = universities;
        this.clock = clock;
        this.rounds = new Rounds("retention", TURN, EVERY, turns, this::go);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void go() {
        Instant now = clock.instant();
        nightWork.run(now, night(now, universities.current().timeZone()), rounds::isStopping);
    }

    /// When the last night's work was to begin.
    static Instant night(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant tonight = ZonedDateTime.of(today, AT, zone).toInstant();
        return tonight.isAfter(now)
                ? ZonedDateTime.of(today.minusDays(1), AT, zone).toInstant()
                : tonight;
    }
}
