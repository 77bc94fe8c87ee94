package org.tongchuang.members.claiming.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.members.claiming.claims.ClaimSteps.Step;
import org.tongchuang.members.claiming.documents.Documents.Document;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Line;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// One claim on one screen: what they said, which records may be meant and how far they agree, papers, what happened.
///
/// @param words what was typed as a question or reason, where it must be looked at again
/// @param problems by field
public record ReviewPage(
        Claim claim,
        List<Candidate> candidates,
        int beyond,
        List<Document> documents,
        List<Step> steps,
        List<Papers.Vouch> vouches,
        String words,
        Map<String, String> problems)
        implements Page {

    public ReviewPage {
        candidates = List.copyOf(candidates);
        problems = Map.copyOf(problems);
    }

    static ReviewPage of(ReviewDesk.Everything all, String words, Map<String, String> problems) {
        List<Candidate> candidates = new ArrayList<>();
        for (ReviewDesk.Nominee one : all.candidates()) {
            candidates.add(new Candidate(
                    one.member(),
                    one.taken(),
                    one.likely().bits(),
                    Beside.of(all.claim().said(), one.member().facts()),
                    one.likely().lines()));
        }
        return new ReviewPage(
                all.claim(), candidates, all.beyond(), all.documents(), all.steps(), all.vouches(), words, problems);
    }

    /// A record that may be meant.
    public record Candidate(Member member, boolean taken, double bits, List<Beside> beside, List<Line> lines) {

        public String study() {
            return Labels.briefly(member.firstEducation());
        }

        /// How likely it is the one meant, 1 to 99.
        public int percent() {
            return (int) Math.clamp(Math.round(100 / (1 + Math.pow(2, -bits))), 1, 99);
        }
    }

    public boolean mayDecide() {
        return claim.state().isForOffice();
    }

    public boolean mayReopen() {
        return claim.state() == ClaimState.REFUSED || claim.state() == ClaimState.BLOCKED;
    }

    public String here() {
        return "/office/claims/" + claim.id();
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /// What they said, in the order of the form.
    public Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        for (Item item : Item.values()) {
            String value = claim.said().of(item);
            if (!value.isEmpty()) {
                said.put(
                        Words.text(item.key()),
                        item == Item.DOCUMENT_KIND ? Words.text("members.claims.document." + value) : value);
            }
        }
        return said;
    }

    /// By what somebody may have been known, the likeliest first.
    public Map<String, String> rungs() {
        List<Rung> order = documents.isEmpty()
                ? List.of(Rung.OFFICE, Rung.DOCUMENT, Rung.VOUCHES)
                : List.of(Rung.DOCUMENT, Rung.OFFICE, Rung.VOUCHES);
        Map<String, String> rungs = new LinkedHashMap<>();
        order.forEach(rung -> rungs.put(rung.name(), Words.text(rung.key())));
        return rungs;
    }
}
