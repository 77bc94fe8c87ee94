package org.tongchuang.members.duplicates.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.duplicates.queue.PairQueue.Place;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// The queue of possible duplicates in the office.
@Controller
@RequestMapping("/office/duplicates")
class DuplicateController {

    private static final int ROWS = 50;

    private final DuplicateDesk desk;

    DuplicateController(DuplicateDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Page list(Actor actor, @RequestParam(required = false) @Nullable String after) {
        DuplicateDesk.Slice slice = desk.after(actor, place(after), 0, ROWS);
        Place next = slice.next();
        return new DuplicatesPage(
                slice.pairs().stream().map(DuplicatesPage.Row::of).toList(),
                desk.waiting(actor),
                desk.state(actor),
                actor.reach().everyone(),
                actor.reach().everyone() && actor.may(Right.MANAGE_SETTINGS),
                after != null,
                next == null ? null : next.written());
    }

    /// Goes on to the pair after this place, or back to the list when it was the last.
    @GetMapping("/next")
    Page next(Actor actor, @RequestParam(required = false) @Nullable String after) {
        DuplicateDesk.Slice slice = desk.after(actor, place(after), 0, 1);
        return slice.pairs().isEmpty()
                ? Redirect.to("/office/duplicates")
                : Redirect.to("/office/merges/new?"
                        + DuplicatesPage.Row.of(slice.pairs().getFirst()).compare());
    }

    /// Why these two, for the page that shows them side by side.
    @GetMapping("/why")
    Page why(Actor actor, @RequestParam UUID one, @RequestParam UUID other) {
        Likeness likeness = desk.likeness(actor, new MemberId(one), new MemberId(other));
        return new WhyPage((int) Math.min(99, Math.round(likeness.probability() * 100)), likeness.evidence());
    }

    @PostMapping("/scan")
    Page scan(Actor actor) {
        desk.wantScan(actor);
        return Redirect.to("/office/duplicates").saying("members.duplicates.scan.wanted");
    }

    @PostMapping("/scan/cancel")
    Page cancel(Actor actor) {
        desk.cancelScan(actor);
        return Redirect.to("/office/duplicates").saying("members.duplicates.scan.cancelled");
    }

    @PostMapping("/automatic")
    Page automatic(Actor actor, @RequestParam(required = false) @Nullable Float bits) {
        desk.mergeFrom(actor, bits);
        return Redirect.to("/office/duplicates").saying("members.duplicates.automatic.saved");
    }

    private static Place place(@Nullable String written) {
        try {
            return written == null ? PairQueue.TOP : Place.read(written);
        } catch (IllegalArgumentException garbled) {
            throw Refusal.at("after", "members.duplicates.place");
        }
    }
}
