package org.tongchuang.members.claiming.claims;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;

/// Judges what was sent, in the order it came, and clears away what nobody waits for. Killed in between, it judges
/// anew: each claim is one transaction.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class ClaimRounds implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimRounds.class);
    private static final long TURN = 0x746f6e67636c6d73L;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int LOT = 50;
    private static final int CLEARED_EVERY = 600;

    private final Claims claims;
    private final Judging judging;
    private final Clearing clearing;
    private final Rounds rounds;
    private int round;

    ClaimRounds(Claims claims, Judging judging, Clearing clearing, Rounds.Turns turns) {
        this.claims = claims;
        this.judging = judging;
        this.clearing = clearing;
        this.rounds = new Rounds("claims", TURN, EVERY, turns, this::go);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void go() {
        for (UUID id : claims.checking(LOT)) {
            if (rounds.isStopping()) {
                return;
            }
            judge(id);
        }
        if (round++ % CLEARED_EVERY == 0) {
            clearing.lapse();
            clearing.documents();
        }
    }

    /// One that fails must not keep the others waiting: people look at it.
    private void judge(UUID id) {
        try {
            claims.find(id).ifPresent(claim -> LocaleContextHolder.setLocale(claim.language()));
            judging.judge(id);
        } catch (RuntimeException trouble) {
            LOG.warn("the claim {} goes to people: {}", id, trouble.toString());
            judging.leaveToPeople(id);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
