package org.tongchuang.members.claiming.claims;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.claiming.claims.Claim.Finding;
import org.tongchuang.members.claiming.documents.Documents;
import org.tongchuang.members.claiming.evidence.Candidate;
import org.tongchuang.members.claiming.evidence.Doubt;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Ladder;
import org.tongchuang.members.claiming.evidence.Verdict;
import org.tongchuang.members.duplicates.LinkModel;
import org.tongchuang.members.records.Education;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;

/// Judges a claim that was sent: lets in whom it is safe to let in unseen, and leaves all others waiting, alike.
@Component
public class Judging {

    private final Ladder ladder = new Ladder(LinkModel.shipped());
    private final Claims claims;
    private final Finder finder;
    private final Attempts attempts;
    private final Steps next;
    private final Clock clock;

    Judging(Claims claims, Finder finder, Attempts attempts, Steps next, Clock clock) {
        this.claims = claims;
        this.finder = finder;
        this.attempts = attempts;
        this.next = next;
        this.clock = clock;
    }

    /// What the records say of a claim now, for whoever looks at it.
    public Verdict verdict(Claim claim) {
        return ladder.judge(claim.said(), finder.candidates(claim.said()));
    }

    List<Candidate> candidates(Claim claim) {
        return finder.candidates(claim.said());
    }

    /// What the records say of somebody whose name and student number the university vouches for.
    Verdict campus(Claim claim, List<Candidate> candidates) {
        return ladder.judgeVouched(claim.said(), candidates);
    }

    @Transactional
    void judge(UUID id) {
        Claim claim = claims.hold(id)
                .filter(one -> one.state() == ClaimState.CHECKING)
                .orElse(null);
        if (claim == null) {
            return;
        }
        List<Candidate> candidates = finder.candidates(claim.said());
        Verdict verdict = ladder.judge(claim.said(), candidates);
        MemberId meant = verdict.record().orElse(null);
        boolean contested = meant != null && attempts.isContested(meant, id, claim.said(), clock.instant());
        if (contested && meant != null) {
            attempts.spread(meant);
            verdict = verdict.butFor(Doubt.CONTESTED);
        }
        claims.keep(id, verdict);
        Finding finding =
                new Finding(meant, verdict.rung(), verdict.doubt(), contested, units(claim, candidates, verdict));
        next.after(claim.found(finding), meant);
    }

    /// Something is wrong with the house: a person looks.
    @Transactional
    void leaveToPeople(UUID id) {
        claims.hold(id)
                .filter(one -> one.state() == ClaimState.CHECKING)
                .ifPresent(claim -> next.turns.to(claim, ClaimState.REVIEW, "REVIEW", Actor.house(), ""));
    }

    static List<String> units(Claim claim, List<Candidate> candidates, Verdict verdict) {
        Set<String> units = new LinkedHashSet<>();
        add(units, claim.said().of(Item.SCHOOL), claim.said().of(Item.DEPARTMENT));
        Set<MemberId> likely = new LinkedHashSet<>();
        verdict.likely().forEach(one -> likely.add(one.member()));
        for (Candidate candidate : candidates) {
            if (likely.contains(candidate.id())) {
                for (Education study : Education.of(candidate.facts())) {
                    add(units, study.school(), study.department());
                }
            }
        }
        return List.copyOf(units);
    }

    private static void add(Set<String> units, @Nullable String school, @Nullable String department) {
        if (school != null && !school.isEmpty()) {
            units.add(new Reach.Unit(school, null).token());
            if (department != null && !department.isEmpty()) {
                units.add(new Reach.Unit(school, department).token());
            }
        }
    }

    /// What comes after the records have spoken.
    @Component
    static class Steps {

        private final Turns turns;
        private final Admission admission;
        private final Documents documents;

        Steps(Turns turns, Admission admission, Documents documents) {
            this.turns = turns;
            this.admission = admission;
            this.documents = documents;
        }

        void after(Claim claim, @Nullable MemberId meant) {
            if (claim.finding().rung() != null && meant != null) {
                if (admission.admit(claim, meant) == Admission.Result.IN) {
                    turns.to(claim, ClaimState.APPROVED, "APPROVED", Actor.house(), "");
                    return;
                }
                Finding all = claim.finding();
                claim = claim.found(new Finding(meant, null, Doubt.TAKEN, all.contested(), all.units()));
            }
            if (documents.isAny(claim.id())) {
                turns.to(claim, ClaimState.REVIEW, "REVIEW", Actor.house(), "");
            } else {
                turns.to(claim, ClaimState.WAITING, "WAITING", Actor.house(), "");
            }
        }
    }
}
