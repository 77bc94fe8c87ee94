package org.tongchuang.members.claiming.claims;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.AccountHold;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// What applicants do with their claim. Nothing here looks at the records, so that nothing said here can depend
/// on them.
@Service
@Transactional
public class ClaimDesk {

    private final Claims claims;
    private final Turns turns;
    private final Marks marks;
    private final AccountHold holds;
    private final Clock clock;

    ClaimDesk(Claims claims, Turns turns, Marks marks, AccountHold holds, Clock clock) {
        this.claims = claims;
        this.turns = turns;
        this.marks = marks;
        this.holds = holds;
        this.clock = clock;
    }

    /// The claim of somebody who proved their address: the one they began before, as long as something can become of it
    /// or it says that they are in or shut out; else a new one.
    public Claim begin(String email, Locale language) {
        String mark = marks.ofAddress(email);
        claims.oneAtATime(mark);
        Optional<Claim> known = claims.latest(mark).filter(ClaimDesk::goesOn);
        return known.orElseGet(() -> {
            Instant now = clock.instant();
            Claim claim = Claim.begin(Ids.next(), language, mark, email.strip(), now, now.plus(Turns.APPLICANTS_TIME));
            claims.add(claim);
            turns.note(claim.id(), "BEGUN", null, "", now);
            return claim;
        });
    }

    private static boolean goesOn(Claim claim) {
        return claim.state().isOpen() || claim.state() == ClaimState.APPROVED || claim.state() == ClaimState.BLOCKED;
    }

    @Transactional(readOnly = true)
    public Claim read(UUID id) {
        return claims.find(id).orElseThrow(() -> new NotFound("claim " + id));
    }

    /// Notes what they say of themself, to be sent later.
    ///
    /// @throws Refusal when it can't be changed any more
    public Claim say(UUID id, Map<Item, String> more) {
        Claim claim = held(id);
        mustBeOpenToSaying(claim);
        Said said = claim.said().with(more).with(Map.of(Item.EMAIL, claim.email()));
        return said.equals(claim.said()) ? claim : claims.save(claim.saying(said));
    }

    /// Sends it: the house looks at it in a moment.
    public Claim send(UUID id) {
        Claim claim = held(id);
        if (claim.state() == ClaimState.CHECKING) {
            return claim;
        }
        mustBeOpenToSaying(claim);
        Instant now = clock.instant();
        Claim sent = claims.save(claim.sent(now));
        turns.note(id, "SENT", null, "", now);
        return sent;
    }

    /// Has a person look at it.
    public Claim askForReview(UUID id, String words) {
        Claim claim = held(id);
        if (claim.state() != ClaimState.WAITING) {
            return claim;
        }
        return turns.to(claim, ClaimState.REVIEW, "REVIEW", null, words);
    }

    public Claim withdraw(UUID id) {
        Claim claim = held(id);
        return claim.state().isOpen() ? turns.to(claim, ClaimState.WITHDRAWN, "WITHDRAWN", null, "") : claim;
    }

    /// Somebody who is reached at the record says that it was not them: the account is shut, and the office looks.
    public void stop(UUID id) {
        Claim claim = held(id);
        MemberId member = claim.finding().member();
        if (claim.state() == ClaimState.APPROVED && member != null) {
            holds.hold(member, claim.email());
            turns.to(claim.contested(), ClaimState.REVIEW, "STOPPED", null, "");
        }
    }

    /// A line of its history that changes nothing else.
    public void note(UUID id, String what) {
        turns.note(id, what, null, "", clock.instant());
    }

    private static void mustBeOpenToSaying(Claim claim) {
        if (!claim.maySend()) {
            throw Refusal.because(
                    claim.tries() >= Claim.MOST_TRIES ? "members.claims.tries-used" : "members.claims.not-now");
        }
    }

    private Claim held(UUID id) {
        return claims.hold(id).orElseThrow(() -> new NotFound("claim " + id));
    }
}
