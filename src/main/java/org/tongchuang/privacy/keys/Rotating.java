package org.tongchuang.privacy.keys;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;

/// Carries renewals on, on one node at a time, and keeps this node's keys up to date. Every step is one transaction
/// together with the note of how far it is: whoever dies leaves it to the next.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class Rotating implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(Rotating.class);
    private static final long TURN = 0x746f6e676b657973L;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration A_TURN = Duration.ofSeconds(2);

    private final Keyring keyring;
    private final Rotations rotations;
    private final RotationSteps steps;
    private final Rounds rounds;
    private String trouble = "";

    Rotating(Keyring keyring, Rotations rotations, RotationSteps steps, Rounds.Turns turns) {
        this.keyring = keyring;
        this.rotations = rotations;
        this.steps = steps;
        this.rounds = new Rounds("key-renewal", TURN, EVERY, turns, this::all);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    /// What another node renewed; and a master key that took its place there takes it here.
    @Scheduled(fixedDelayString = "${tongchuang.keys.look-every:3s}")
    void look() {
        try {
            keyring.lookAgain();
            keyring.settleMaster();
            trouble = "";
        } catch (RuntimeException unreadable) {
            String now = String.valueOf(unreadable.getMessage());
            if (!now.equals(trouble)) {
                trouble = now;
                LOG.error("the keys can't be read anew: {}", now);
            }
        }
    }

    /// Each for a moment in turn; one that comes to grief keeps no other from going on.
    private void all() throws InterruptedException {
        RuntimeException grief = null;
        boolean more = true;
        while (more && grief == null) {
            more = false;
            for (Rotation rotation : rotations.open()) {
                try {
                    more |= goOn(rotation);
                } catch (RuntimeException broken) {
                    grief = broken;
                }
            }
        }
        if (grief != null) {
            throw grief;
        }
    }

    /// @return whether its turn ended before there was nothing left to do for now
    private boolean goOn(Rotation rotation) throws InterruptedException {
        keyring.lookAgain();
        boolean more = true;
        long end = System.nanoTime() + A_TURN.toNanos();
        while (more && System.nanoTime() < end && !rounds.isStopping()) {
            long begun = System.nanoTime();
            more = steps.next(rotations.get(rotation.id()));
            if (more) {
                // People come first: as long as a lot takes, the processors are theirs.
                TimeUnit.NANOSECONDS.sleep(System.nanoTime() - begun);
            }
        }
        return more && !rounds.isStopping();
    }
}
