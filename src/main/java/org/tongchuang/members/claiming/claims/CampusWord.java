package org.tongchuang.members.claiming.claims;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.claiming.claims.Claim.Finding;
import org.tongchuang.members.claiming.evidence.Candidate;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Verdict;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// Takes the university's own word for who somebody is. Where one record alone bears their number and name they are in;
/// where not, they go on as everybody does, and the office sees in the claim's history what the campus said.
@Service
public class CampusWord {

    private final ClaimDesk desk;
    private final Claims claims;
    private final Judging judging;
    private final Turns turns;
    private final Admission admission;

    CampusWord(ClaimDesk desk, Claims claims, Judging judging, Turns turns, Admission admission) {
        this.desk = desk;
        this.claims = claims;
        this.judging = judging;
        this.turns = turns;
        this.admission = admission;
    }

    /// @param email proved to be theirs
    /// @return their claim; one that was closed to them or is with the office stays as it is
    @Transactional
    public Claim take(String email, Locale language, String name, String studentNumber) {
        Claim begun = desk.begin(email, language);
        Claim claim = claims.hold(begun.id()).orElseThrow();
        if (claim.state() != ClaimState.DRAFT && claim.state() != ClaimState.WAITING) {
            return claim;
        }
        turns.note(claim.id(), "CAMPUS", Actor.house(), name + " · " + studentNumber, turns.now());
        Claim said = claims.save(claim.saying(
                claim.said().with(Map.of(Item.NAME, name, Item.STUDENT_NUMBER, studentNumber, Item.EMAIL, email))));
        List<Candidate> candidates = judging.candidates(said);
        Verdict verdict = judging.campus(said, candidates);
        claims.keep(said.id(), verdict);
        MemberId meant = verdict.record().orElse(null);
        if (meant == null || !verdict.isSafe() || admission.admit(said, meant) != Admission.Result.IN) {
            return said;
        }
        Finding found = new Finding(meant, verdict.rung(), null, false, Judging.units(said, candidates, verdict));
        return turns.to(said.found(found), ClaimState.APPROVED, "APPROVED", Actor.house(), "");
    }
}
