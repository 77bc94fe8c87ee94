package org.tongchuang.members.quality;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;

/// Looks every moment whether records changed, in a thread of its own and on one node at a time. No write waits for it.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class Follower implements Routine {

    private static final long TURN = 0x746f6e677175616cL;
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Survey survey;
    private final Months months;
    private final Rounds rounds;

    Follower(Survey survey, Months months, Rounds.Turns turns) {
        this.survey = survey;
        this.months = months;
        this.rounds = new Rounds("quality", TURN, EVERY, turns, this::look);
    }

    private void look() {
        survey.look(rounds::isStopping);
        months.keep();
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }
}
