package org.tongchuang.members.duplicates.queue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.duplicates.queue.PairQueue.Place;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// Possible duplicates for programs, the likeliest first.
@RestController
@RequestMapping("/api/v1/duplicates")
class DuplicateApi {

    private final DuplicateDesk desk;

    DuplicateApi(DuplicateDesk desk) {
        this.desk = desk;
    }

    /// @param state only `open` ones are kept; a pair that was decided on is a merge, or no pair
    /// @param minScore the least probability, 0 to 1
    @GetMapping
    Slice list(
            Actor actor,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "0") double minScore,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String after) {
        if (!state.equals("open")) {
            throw Refusal.at("state", "members.duplicates.state");
        }
        if (!(minScore >= 0 && minScore < 1)) {
            throw Refusal.at("minScore", "members.duplicates.score");
        }
        double bits = minScore == 0 ? -1_000 : Math.log(minScore / (1 - minScore)) / Math.log(2);
        DuplicateDesk.Slice slice = desk.after(actor, place(after), bits, Math.clamp(size, 1, 200));
        Place next = slice.next();
        return new Slice(slice.pairs().stream().map(Item::of).toList(), next == null ? null : next.written());
    }

    /// How far comparing all records is.
    @GetMapping("/scan")
    ScanJson scan(Actor actor) {
        return ScanJson.of(desk.state(actor));
    }

    @PostMapping("/scan")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ScanJson wantScan(Actor actor) {
        desk.wantScan(actor);
        return ScanJson.of(desk.state(actor));
    }

    @PostMapping("/scan/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ScanJson cancelScan(Actor actor) {
        desk.cancelScan(actor);
        return ScanJson.of(desk.state(actor));
    }

    private static Place place(@Nullable String written) {
        try {
            return written == null ? PairQueue.TOP : Place.read(written);
        } catch (IllegalArgumentException garbled) {
            throw Refusal.at("after", "members.duplicates.place");
        }
    }

    /// @param state `WAITING`, `RUNNING` or `IDLE`
    /// @param share how far it is, 0 to 1; null when none runs
    /// @param scannedAt when the last one ended, and of how many people it was
    record ScanJson(
            String state, @Nullable Double share, @Nullable Instant scannedAt, long people, double seconds) {

        static ScanJson of(WatchState.Now now) {
            String state = now.scanShare() != null ? "RUNNING" : now.scanWanted() ? "WAITING" : "IDLE";
            return new ScanJson(state, now.scanShare(), now.scannedAt(), now.scannedPeople(), now.scanSeconds());
        }
    }

    record Slice(List<Item> items, @Nullable String next) {}

    /// @param score the probability, 0 to 1
    record Item(String id, double score, Half a, Half b, List<Why> why) {

        static Item of(DuplicateDesk.Two two) {
            return new Item(
                    two.one().id() + "." + two.other().id(),
                    two.pair().likeness().probability(),
                    Half.of(two.one()),
                    Half.of(two.other()),
                    two.pair().likeness().evidence().stream().map(Why::of).toList());
        }
    }

    record Half(String id, String name, List<Education> educations) {

        static Half of(Member member) {
            return new Half(member.id().toString(), member.name(), member.educations());
        }
    }

    /// @param weight in bits, for or against
    record Why(String field, String agreement, String words, double weight) {

        static Why of(Likeness.Evidence evidence) {
            return new Why(
                    evidence.level().field().name(),
                    evidence.level().name(),
                    Words.text(evidence.level().key()),
                    evidence.bits());
        }
    }
}
