package org.tongchuang.members.claiming.review;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimQueue.Place;
import org.tongchuang.members.claiming.claims.ClaimQueue.Show;
import org.tongchuang.members.claiming.claims.Deciding;
import org.tongchuang.members.claiming.claims.Decision;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// Claims in the office.
@Controller
@RequestMapping("/office/claims")
class ReviewController {

    private static final int ROWS = 50;
    private static final int MOST_DAYS = 3_650;

    private final ReviewDesk desk;
    private final Deciding deciding;
    private final Clock clock;

    ReviewController(ReviewDesk desk, Deciding deciding, Clock clock) {
        this.desk = desk;
        this.deciding = deciding;
        this.clock = clock;
    }

    @GetMapping
    Page queue(
            Actor actor,
            @RequestParam(defaultValue = "OFFICE") Show show,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(required = false) @Nullable String after) {
        int since = Math.clamp(days, 0, MOST_DAYS);
        ReviewDesk.Slice slice = desk.after(actor, show, since, place(after), ROWS);
        return new ClaimsPage(
                show,
                since,
                slice.claims().stream()
                        .map(claim -> ClaimsPage.Row.of(claim, clock.instant()))
                        .toList(),
                desk.count(actor, Show.OFFICE),
                desk.count(actor, Show.OVERDUE),
                after != null,
                slice.next());
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    Page show(Actor actor, @PathVariable UUID id) {
        return ReviewPage.of(desk.read(actor, id), "", Map.of());
    }

    @GetMapping("/{id:[0-9a-f-]{36}}/documents/{document:[0-9a-f-]{36}}")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable UUID id, @PathVariable UUID document) {
        ReviewDesk.Opened opened = desk.document(actor, id, document);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.document().type().media()))
                .cacheControl(CacheControl.noStore())
                // A file from a stranger runs nothing and asks for nothing, whatever it holds.
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(opened.content());
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/decision")
    Page decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Decision.Act act,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable UUID member,
            @RequestParam(defaultValue = "OFFICE") Rung rung,
            @RequestParam(defaultValue = "") String words,
            HttpServletResponse response) {
        try {
            Claim claim = deciding.decide(
                    actor, id, new Decision(act, version, member == null ? null : new MemberId(member), rung, words));
            Redirect done = Redirect.to("/office/claims").saying("members.claims.done." + act.name(), claim.name());
            return act == Decision.Act.APPROVE || act == Decision.Act.APPROVE_NEW
                    ? done
                    : done.undoing("/office/claims/" + id + "/reopen");
        } catch (OptimisticLockingFailureException late) {
            // Somebody else was faster: they see what it is now, and who made it so.
            return Redirect.to("/office/claims/" + id).saying("members.claims.overtaken", desk.lastActor(id));
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refused.field() == null ? "words" : refused.field();
            return ReviewPage.of(desk.read(actor, id), words, Map.of(field, refused.words()));
        }
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/reopen")
    Page reopen(Actor actor, @PathVariable UUID id) {
        deciding.reopen(actor, id);
        return Redirect.to("/office/claims/" + id).saying("members.claims.reopened");
    }

    static @Nullable Place place(@Nullable String written) {
        try {
            return written == null ? null : Place.read(written);
        } catch (IllegalArgumentException | java.time.DateTimeException garbled) {
            throw Refusal.at("after", "members.claims.place");
        }
    }
}
