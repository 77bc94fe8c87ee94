package org.tongchuang.members.claiming.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimQueue;
import org.tongchuang.members.claiming.claims.ClaimQueue.Place;
import org.tongchuang.members.claiming.claims.ClaimQueue.Show;
import org.tongchuang.members.claiming.claims.ClaimSteps;
import org.tongchuang.members.claiming.claims.Judging;
import org.tongchuang.members.claiming.documents.Documents.Document;
import org.tongchuang.members.claiming.evidence.Verdict;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Right;

/// Where people of the office look at claims: within their reach, and every look at proofs on the audit trail.
@Service
class ReviewDesk {

    private final ClaimQueue queue;
    private final Judging judging;
    private final Members members;
    private final Papers papers;
    private final ApplicationEventPublisher house;

    ReviewDesk(ClaimQueue queue, Judging judging, Members members, Papers papers, ApplicationEventPublisher house) {
        this.queue = queue;
        this.judging = judging;
        this.members = members;
        this.papers = papers;
        this.house = house;
    }

    /// @param next where the rest begins; null when this is all
    record Slice(List<Claim> claims, @Nullable Place next) {}

    Slice after(Actor actor, Show show, int days, @Nullable Place place, int size) {
        mayReview(actor);
        List<Claim> found = queue.after(actor.reach(), show, days, place, size + 1);
        if (found.size() <= size) {
            return new Slice(found, null);
        }
        List<Claim> page = found.subList(0, size);
        Claim last = page.getLast();
        return new Slice(page, new Place(java.util.Objects.requireNonNull(last.submittedAt()), last.id()));
    }

    int count(Actor actor, Show show) {
        mayReview(actor);
        return queue.count(actor.reach(), show, 1_000);
    }

    /// A claim and all there is to it.
    ///
    /// @param candidates records within reach that may be meant, the likeliest first
    /// @param beyond how many more there are that others look after
    record Everything(
            Claim claim,
            Verdict verdict,
            List<Nominee> candidates,
            int beyond,
            List<Document> documents,
            List<ClaimSteps.Step> steps,
            List<Papers.Vouch> vouches) {}

    /// @param likely what the ladder says of them
    record Nominee(Member member, Verdict.Likely likely, boolean taken) {}

    Everything read(Actor actor, UUID id) {
        Claim claim = visible(actor, id);
        Verdict verdict = judging.verdict(claim);
        List<Nominee> nominees = new ArrayList<>();
        Map<MemberId, ?> taken = papers.taken(
                verdict.likely().stream().map(Verdict.Likely::member).toList());
        for (Verdict.Likely likely : verdict.likely()) {
            Optional<Member> member = members.visibleTo(actor, likely.member());
            member.ifPresent(one -> nominees.add(new Nominee(one, likely, taken.containsKey(one.id()))));
        }
        List<UUID> subjects =
                nominees.stream().map(one -> one.member().id().value()).toList();
        house.publishEvent(AuditEvent.of(
                actor, "members.claim.read", subjects, Map.of("claim", id.toString(), "name", claim.name())));
        return new Everything(
                claim,
                verdict,
                nominees,
                verdict.likely().size() - nominees.size(),
                papers.documents(id),
                papers.steps(id),
                papers.vouches(id));
    }

    /// One paper, opened; that somebody looked stands on the trail before they see it.
    Opened document(Actor actor, UUID id, UUID document) {
        Claim claim = visible(actor, id);
        Document found = papers.find(id, document);
        house.publishEvent(AuditEvent.of(
                actor,
                "members.claim.document-read",
                Map.of("claim", id.toString(), "name", claim.name(), "document", document.toString())));
        return new Opened(found, papers.content(document));
    }

    record Opened(Document document, byte[] content) {}

    Claim visible(Actor actor, UUID id) {
        mayReview(actor);
        return queue.find(actor.reach(), id).orElseThrow(() -> new NotFound("claim " + id));
    }

    /// Whose claim it is now, for those who were overtaken.
    String lastActor(UUID id) {
        return papers.steps(id).stream()
                .map(ClaimSteps.Step::actorName)
                .filter(name -> !name.isEmpty())
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private static void mayReview(Actor actor) {
        actor.must(Right.WRITE_MEMBERS);
        actor.must(Right.READ_SENSITIVE);
    }
}
