package org.tongchuang.privacy.erasure;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;

/// Erases whom it is time to erase, and, once after each start, whom a backup brought back.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class ErasureRounds implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureRounds.class);
    private static final long TURN = 0x746f6e6765726173L;
    private static final Duration EVERY = Duration.ofSeconds(60);
    private static final int LOT = 50;

    private final Erasures erasures;
    private final Erasing erasing;
    private final Replay replay;
    private final Clock clock;
    private final Rounds rounds;
    private boolean replayed;

    ErasureRounds(Erasures erasures, Erasing erasing, Replay replay, Clock clock, Rounds.Turns turns) {
        this.erasures = erasures;
        this.erasing = erasing;
        this.replay = replay;
        this.clock = clock;
        this.rounds = new Rounds("erasures", TURN, EVERY, turns, this::go);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void go() {
        if (!replayed) {
            int back = replay.go();
            if (back > 0) {
                LOG.info("{} people who were erased are in this database again; they are erased anew", back);
            }
            replayed = true;
        }
        for (UUID id : erasures.due(clock.instant(), LOT)) {
            if (rounds.isStopping()) {
                return;
            }
            erase(id);
        }
    }

    /// One that fails is tried again, and does not keep the others waiting.
    private void erase(UUID id) {
        try {
            erasing.run(id);
        } catch (RuntimeException trouble) {
            LOG.warn("the erasure {} goes on in the next round: {}", id, trouble.toString());
            LOG.debug("why the erasure {} stopped", id, trouble);
        }
    }
}
