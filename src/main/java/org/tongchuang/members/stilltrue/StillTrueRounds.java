package org.tongchuang.members.stilltrue;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;

/// Goes through everybody who joined about once a day, slowly: nobody waits for it.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class StillTrueRounds implements Routine {

    private static final long TURN = 0x746f6e677374696cL;
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Rounds rounds;

    StillTrueRounds(StillTrueDesk desk, Clock clock, Rounds.Turns turns) {
        this.rounds = new Rounds("still-true", TURN, EVERY, turns, () -> desk.step(clock));
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }
}
