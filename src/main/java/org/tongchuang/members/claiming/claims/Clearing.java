package org.tongchuang.members.claiming.claims;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.members.claiming.documents.Documents;
import org.tongchuang.shared.Actor;

/// Clears away claims of which nothing came, and papers thirty days after the decision.
@Component
class Clearing {

    private static final int LOT = 200;

    private final Claims claims;
    private final Turns turns;
    private final Documents documents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Clearing(Claims claims, Turns turns, Documents documents, TransactionTemplate transaction, Clock clock) {
        this.claims = claims;
        this.turns = turns;
        this.documents = documents;
        this.transaction = transaction;
        this.clock = clock;
    }

    void lapse() {
        lapse(clock.instant());
    }

    void lapse(Instant now) {
        for (UUID id : claims.overdue(now, LOT)) {
            transaction.executeWithoutResult(status -> claims.hold(id)
                    .filter(claim -> isOverdue(claim, now))
                    .ifPresent(claim -> turns.to(claim, ClaimState.LAPSED, "LAPSED", Actor.house(), "")));
        }
    }

    private static boolean isOverdue(Claim claim, Instant now) {
        Instant due = claim.standing().due();
        return claim.state().isOpen() && claim.state() != ClaimState.REVIEW && due != null && !due.isAfter(now);
    }

    void documents() {
        documents(clock.instant());
    }

    void documents(Instant now) {
        documents.pastKeeping(now.minus(Documents.KEPT), LOT).forEach(id -> documents.remove(id, now));
    }
}
