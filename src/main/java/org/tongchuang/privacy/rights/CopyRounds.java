package org.tongchuang.privacy.rights;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;

/// Makes the copies that are waited for, the oldest first, and takes those away that are past their time.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class CopyRounds implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(CopyRounds.class);
    private static final long TURN = 0x746f6e6763707973L;
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int LOT = 20;

    private final DataCopies copies;
    private final CopyKeeping keeping;
    private final Clock clock;
    private final Rounds rounds;

    CopyRounds(DataCopies copies, CopyKeeping keeping, Clock clock, Rounds.Turns turns) {
        this.copies = copies;
        this.keeping = keeping;
        this.clock = clock;
        this.rounds = new Rounds("copies", TURN, EVERY, turns, this::go);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    /// There is something to do as soon as whoever asks has asked; the other nodes see it in a while.
    @EventListener
    public void on(CopyAsked asked) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            rounds.call();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rounds.call();
            }
        });
    }

    private void go() {
        Instant now = clock.instant();
        for (UUID id : copies.past(now, LOT)) {
            keeping.remove(id);
        }
        List<DataCopy> waiting = copies.waiting(LOT);
        for (DataCopy copy : waiting) {
            if (rounds.isStopping()) {
                return;
            }
            make(copy);
        }
    }

    /// One that fails must not keep the others waiting.
    private void make(DataCopy copy) {
        try {
            keeping.make(copy);
        } catch (IOException | RuntimeException trouble) {
            LOG.warn("a copy of somebody's data can't be made, try {}: {}", copy.tries() + 1, trouble.toString());
            LOG.debug("why the copy {} can't be made", copy.id(), trouble);
        }
    }
}
