package org.tongchuang.members.invitations;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;
import org.tongchuang.shared.Outage;

/// Writes the invitations of one occasion after the other, in the background and on one node.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class InvitationRun implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationRun.class);
    private static final long TURN = 0x746f6e67696e7669L;
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final InvitationSteps steps;
    private final Rounds rounds;

    InvitationRun(InvitationSteps steps, DataSource database) {
        this.steps = steps;
        this.rounds = new Rounds("invitations", TURN, EVERY, database, this::all);
    }

    private void all() {
        Optional<UUID> next = steps.next();
        while (next.isPresent() && !rounds.isStopping()) {
            go(next.get());
            next = steps.next();
        }
    }

    /// An outage is waited for; anything else that goes wrong would go wrong again and keep the others waiting.
    private void go(UUID batch) {
        try {
            steps.step(batch);
        } catch (RuntimeException broken) {
            if (Outage.mayPass(broken)) {
                throw broken;
            }
            LOG.error("invitations {} came to grief", batch, broken);
            steps.failed(batch);
        }
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void wake() {
        rounds.call();
    }
}
