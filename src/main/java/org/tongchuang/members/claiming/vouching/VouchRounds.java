package org.tongchuang.members.claiming.vouching;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;
import org.tongchuang.members.claiming.claims.Deciding;
import org.tongchuang.members.claiming.claims.Wishes;
import org.tongchuang.members.claiming.claims.Wishes.Wish;

/// Writes to the classmates whom applicants named, a wish at a time, each once.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class VouchRounds implements Routine {

    private static final long TURN = 0x746f6e67766f7563L;
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int LOT = 20;

    private final Wishes wishes;
    private final Deciding deciding;
    private final AskingClassmates asking;
    private final TransactionTemplate transaction;
    private final Rounds rounds;

    VouchRounds(
            Wishes wishes,
            Deciding deciding,
            AskingClassmates asking,
            TransactionTemplate transaction,
            Rounds.Turns turns) {
        this.wishes = wishes;
        this.deciding = deciding;
        this.asking = asking;
        this.transaction = transaction;
        this.rounds = new Rounds("vouchers", TURN, EVERY, turns, this::go);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void go() {
        for (Wish wish : wishes.waiting(LOT)) {
            transaction.executeWithoutResult(status -> {
                if (wishes.done(wish.id())) {
                    deciding.awaiting(wish.claim()).ifPresent(claim -> asking.ask(claim, wish.names()));
                }
            });
        }
    }
}
