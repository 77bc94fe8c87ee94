package org.tongchuang.members.claiming.claims;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.claiming.claims.Claim.Finding;
import org.tongchuang.members.claiming.evidence.Doubt;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// What people decide: the office, and classmates who vouch.
@Service
@Transactional
public class Deciding {

    private static final int LONGEST = 1_000;
    private static final Set<ClaimState> TAKEN_BACK =
            Set.of(ClaimState.REFUSED, ClaimState.BLOCKED, ClaimState.WAITING);

    private final Claims claims;
    private final Turns turns;
    private final Admission admission;

    Deciding(Claims claims, Turns turns, Admission admission) {
        this.claims = claims;
        this.turns = turns;
        this.admission = admission;
    }

    /// @throws NotFound when there is no such claim, or record, within reach
    /// @throws OptimisticLockingFailureException when somebody else decided or changed it first
    /// @throws Refusal when it can't be done, with the reason
    public Claim decide(Actor actor, UUID id, Decision decision) {
        Claim claim = held(actor, id);
        Long seen = decision.version();
        if (!claim.state().isForOffice() || seen != null && seen != claim.version()) {
            throw new OptimisticLockingFailureException("the claim is " + claim.state() + " now");
        }
        return switch (decision.act()) {
            case APPROVE -> approve(actor, claim, decision);
            case APPROVE_NEW -> approveNew(actor, claim, decision.rung());
            case ASK -> turns.to(claim, ClaimState.WAITING, "ASKED", actor, told(decision));
            case REFUSE -> turns.to(claim, ClaimState.REFUSED, "REFUSED", actor, told(decision));
            case BLOCK -> turns.to(claim, ClaimState.BLOCKED, "BLOCKED", actor, told(decision));
        };
    }

    /// Takes a no, or a question, back: the office looks again.
    ///
    /// @throws Refusal when there is nothing to take back
    public Claim reopen(Actor actor, UUID id) {
        Claim claim = held(actor, id);
        if (!TAKEN_BACK.contains(claim.state())) {
            throw Refusal.because("members.claims.not-back");
        }
        return turns.to(claim, ClaimState.REVIEW, "REOPENED", actor, "");
    }

    /// The claim, while people may still decide on it.
    @Transactional(readOnly = true)
    public Optional<Claim> awaiting(UUID id) {
        return claims.find(id).filter(claim -> claim.state().isForOffice());
    }

    /// The same, and nobody else changes it until the transaction ends.
    public Optional<Claim> hold(UUID id) {
        return claims.hold(id).filter(claim -> claim.state().isForOffice());
    }

    /// A classmate answered.
    ///
    /// @param no whether they say that it is somebody else
    /// @param enough whether enough of them know the applicant
    public void vouched(UUID id, String voucher, boolean no, boolean enough) {
        Claim claim = claims.hold(id).orElseThrow(() -> new NotFound("claim " + id));
        turns.note(id, "VOUCHED", Actor.house(), voucher, turns.now());
        MemberId member = claim.finding().member();
        boolean safe = enough
                && claim.finding().doubt() == Doubt.NOT_ENOUGH
                && !claim.finding().contested();
        if (safe && member != null && admission.admit(claim, member) == Admission.Result.IN) {
            Finding before = claim.finding();
            Claim found = claim.found(new Finding(member, Rung.VOUCHES, null, false, before.units()));
            turns.to(found, ClaimState.APPROVED, "APPROVED", Actor.house(), "");
        } else if ((no || enough) && claim.state() == ClaimState.WAITING) {
            turns.to(claim, ClaimState.REVIEW, "REVIEW", Actor.house(), "");
        }
    }

    private Claim approve(Actor actor, Claim claim, Decision decision) {
        MemberId member = decision.member();
        if (member == null || !admission.isVisibleTo(actor, member)) {
            throw new NotFound("member " + member);
        }
        Finding before = claim.finding();
        Claim found =
                claim.found(new Finding(member, decision.rung(), before.doubt(), before.contested(), before.units()));
        switch (admission.admit(found, member)) {
            case RECORD_TAKEN -> throw Refusal.at("member", "members.claims.record-taken");
            case ADDRESS_TAKEN -> throw Refusal.at("member", "members.claims.address-taken");
            case IN -> {
                // told below
            }
        }
        return turns.to(found, ClaimState.APPROVED, "APPROVED", actor, "");
    }

    private Claim approveNew(Actor actor, Claim claim, Rung rung) {
        if (!actor.reach().covers(claim.said().of(Item.SCHOOL), claim.said().of(Item.DEPARTMENT))) {
            throw Refusal.because("members.claims.new-beyond");
        }
        MemberId made = admission.admitNew(claim);
        if (made == null) {
            throw Refusal.at("member", "members.claims.address-taken");
        }
        Finding before = claim.finding();
        Claim found = claim.found(new Finding(made, rung, before.doubt(), before.contested(), before.units()));
        return turns.to(found, ClaimState.APPROVED, "APPROVED", actor, "");
    }

    private static String told(Decision decision) {
        String words = decision.words().strip();
        if (words.isEmpty()) {
            throw Refusal.at("words", "members.claims.words-missing");
        }
        if (words.length() > LONGEST) {
            throw Refusal.at("words", "members.claims.wrong.words", LONGEST);
        }
        return words;
    }

    private Claim held(Actor actor, UUID id) {
        actor.must(Right.WRITE_MEMBERS);
        actor.must(Right.READ_SENSITIVE);
        return claims.hold(id)
                .filter(claim -> ClaimQueue.isWithin(actor.reach(), claim))
                .orElseThrow(() -> new NotFound("claim " + id));
    }
}
