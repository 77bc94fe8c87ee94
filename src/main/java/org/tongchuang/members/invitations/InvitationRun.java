package org.tongchuang.members.invitations;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;

/// Writes the invitations of one occasion after the other, in the background and on one node.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class InvitationRun implements Routine {

    private static final long TURN = 0x746f6e67696e7669L;
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Rounds rounds;

    InvitationRun(InvitationSteps steps, DataSource database) {
        this.rounds = new Rounds("invitations", TURN, EVERY, database, () -> {
            while (!isStopping() && steps.step()) {
                // until nothing is left
            }
        });
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void wake() {
        rounds.call();
    }

    private boolean isStopping() {
        return rounds.isStopping();
    }
}
