package org.tongchuang.members.claiming.joining;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimDesk;
import org.tongchuang.members.claiming.claims.ClaimLinks;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.members.claiming.claims.ClaimSteps;
import org.tongchuang.members.claiming.claims.ClaimSteps.Step;
import org.tongchuang.members.claiming.documents.Documents;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// What an applicant sees and adds while their claim goes on.
@Service
class StatusDesk {

    private static final int LONGEST = 1_000;

    /// What others did is theirs to tell: that a classmate answered, or what the office noticed.
    private static final Set<String> SHOWN = Set.of(
            "BEGUN",
            "SENT",
            "WAITING",
            "ASKED",
            "REVIEW",
            "APPROVED",
            "REFUSED",
            "BLOCKED",
            "WITHDRAWN",
            "LAPSED",
            "REOPENED",
            "DOCUMENT",
            "VOUCHERS",
            "STOPPED");

    private final ClaimDesk desk;
    private final ClaimLinks links;
    private final ClaimSteps steps;
    private final Documents documents;
    private final Clock clock;

    StatusDesk(ClaimDesk desk, ClaimLinks links, ClaimSteps steps, Documents documents, Clock clock) {
        this.desk = desk;
        this.links = links;
        this.steps = steps;
        this.documents = documents;
        this.clock = clock;
    }

    /// @throws NotFound when the link is not ours or too old
    Claim claim(String token) {
        return desk.read(links.read(token).orElseThrow(() -> new NotFound("no such link")));
    }

    boolean isProved(Claim claim, String token) {
        return links.isProved(claim, token);
    }

    ClaimPage page(String token, boolean proved, Map<String, String> problems) {
        Claim claim = claim(token);
        ClaimState state = claim.seenAt(clock.instant());
        List<Step> all = steps.of(claim.id()).stream()
                .filter(step -> SHOWN.contains(step.what()))
                .filter(step -> isSeen(claim, state, step))
                .toList();
        String asked = all.stream()
                .filter(step -> step.what().equals("ASKED"))
                .reduce((earlier, later) -> later)
                .map(Step::words)
                .orElse("");
        int vouchers = (int)
                all.stream().filter(step -> step.what().equals("VOUCHERS")).count();
        return new ClaimPage(
                "/join/claim/" + token,
                claim.name(),
                claim.email(),
                state,
                state == claim.state() ? claim.standing().due() : null,
                asked,
                all,
                documents.of(claim.id()),
                vouchers,
                claim.maySend(),
                proved,
                problems);
    }

    /// Nothing that happened after it was sent shows before everybody would be told.
    private static boolean isSeen(Claim claim, ClaimState state, Step step) {
        Instant sent = claim.submittedAt();
        return state == claim.state() || sent == null || !step.at().isAfter(sent);
    }

    void add(String token, byte[] content) {
        Claim claim = claim(token);
        if (!claim.state().isForOffice()) {
            throw Refusal.at("file", "members.claims.not-now");
        }
        documents.add(claim.id(), content);
        desk.note(claim.id(), "DOCUMENT");
    }

    void askForReview(String token, String words) {
        String said = words.strip();
        if (said.length() > LONGEST) {
            throw Refusal.at("words", "members.claims.wrong.words", LONGEST);
        }
        desk.askForReview(claim(token).id(), said);
    }

    void withdraw(String token) {
        desk.withdraw(claim(token).id());
    }
}
