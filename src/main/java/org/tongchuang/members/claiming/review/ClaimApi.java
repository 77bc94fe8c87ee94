package org.tongchuang.members.claiming.review;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimQueue.Show;
import org.tongchuang.members.claiming.claims.ClaimSteps;
import org.tongchuang.members.claiming.claims.Deciding;
import org.tongchuang.members.claiming.claims.Decision;
import org.tongchuang.members.claiming.evidence.Line;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// Claims for programs, the oldest first.
@RestController
@RequestMapping("/api/v1/claims")
class ClaimApi {

    private final ReviewDesk desk;
    private final Deciding deciding;

    ClaimApi(ReviewDesk desk, Deciding deciding) {
        this.desk = desk;
        this.deciding = deciding;
    }

    /// @param show `office`, `overdue`, `waiting`, `decided` or `all`
    /// @param days only those sent at least so many days ago
    @GetMapping
    Slice list(
            Actor actor,
            @RequestParam(defaultValue = "office") String show,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String after) {
        ReviewDesk.Slice slice = desk.after(
                actor,
                shown(show),
                Math.clamp(days, 0, 3_650),
                ReviewController.place(after),
                Math.clamp(size, 1, 200));
        var next = slice.next();
        return new Slice(slice.claims().stream().map(Brief::of).toList(), next == null ? null : next.written());
    }

    /// One claim with the records that may be meant; that it was read stands on the audit trail.
    @GetMapping("/{id:[0-9a-f-]{36}}")
    Whole show(Actor actor, @PathVariable UUID id) {
        return Whole.of(desk.read(actor, id));
    }

    /// Decides on it: 409 when somebody else was faster.
    @PostMapping("/{id:[0-9a-f-]{36}}/decision")
    Brief decide(Actor actor, @PathVariable UUID id, @RequestBody Wanted wanted) {
        Decision.Act act;
        Rung rung;
        MemberId member;
        try {
            act = Decision.Act.valueOf(said(wanted.act));
            rung = wanted.rung == null ? Rung.OFFICE : Rung.valueOf(said(wanted.rung));
            member = wanted.member == null ? null : new MemberId(UUID.fromString(wanted.member));
        } catch (IllegalArgumentException none) {
            throw Refusal.at("act", "members.claims.act.unknown");
        }
        return Brief.of(deciding.decide(
                actor,
                id,
                new Decision(act, wanted.version, member, rung, Objects.requireNonNullElse(wanted.words, ""))));
    }

    private static Show shown(String show) {
        try {
            return Show.valueOf(said(show));
        } catch (IllegalArgumentException none) {
            throw Refusal.at("show", "members.claims.show.unknown");
        }
    }

    private static String said(@Nullable String word) {
        return word == null ? "" : word.toUpperCase(Locale.ROOT);
    }

    record Slice(List<Brief> items, @Nullable String next) {}

    /// @param act `APPROVE`, `APPROVE_NEW`, `ASK`, `REFUSE` or `BLOCK`
    /// @param version as it was read; left out to decide on whatever it is now
    /// @param member whose record is given away, to approve
    /// @param rung `DOCUMENT`, `VOUCHES` or `OFFICE`
    /// @param words what the applicant is told, to ask, refuse or block
    record Wanted(
            @Nullable String act,
            @Nullable Long version,
            @Nullable String member,
            @Nullable String rung,
            @Nullable String words) {}

    record Brief(
            String id,
            long version,
            String state,
            String name,
            @Nullable Instant submittedAt,
            @Nullable Instant due,
            @Nullable String doubt,
            @Nullable String rung,
            @Nullable String member,
            boolean contested) {

        static Brief of(Claim claim) {
            var finding = claim.finding();
            return new Brief(
                    claim.id().toString(),
                    claim.version(),
                    claim.state().name(),
                    claim.name(),
                    claim.submittedAt(),
                    claim.standing().due(),
                    finding.doubt() == null ? null : finding.doubt().name(),
                    finding.rung() == null ? null : finding.rung().name(),
                    finding.member() == null ? null : finding.member().toString(),
                    finding.contested());
        }
    }

    record Whole(
            Brief claim,
            Map<String, String> said,
            List<CandidateJson> candidates,
            List<String> documents,
            List<ClaimSteps.Step> history) {

        static Whole of(ReviewDesk.Everything all) {
            Map<String, String> said = new TreeMap<>();
            all.claim().said().items().forEach((item, value) -> said.put(item.name(), value));
            return new Whole(
                    Brief.of(all.claim()),
                    said,
                    all.candidates().stream().map(CandidateJson::of).toList(),
                    all.documents().stream().map(one -> one.id().toString()).toList(),
                    all.steps());
        }
    }

    /// @param score the probability that it is the record meant, 0 to 1
    record CandidateJson(String member, String name, double score, boolean taken, List<Why> why) {

        static CandidateJson of(ReviewDesk.Nominee one) {
            return new CandidateJson(
                    one.member().id().toString(),
                    one.member().name(),
                    1 / (1 + Math.pow(2, -one.likely().bits())),
                    one.taken(),
                    one.likely().lines().stream().map(Why::of).toList());
        }
    }

    /// @param weight in bits, for or against
    record Why(String field, String agreement, String words, double weight) {

        static Why of(Line line) {
            return new Why(line.field(), line.agreement(), Words.text(line.key()), line.bits());
        }
    }
}
