package org.tongchuang.members.duplicates.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.duplicates.queue.PairQueue.Place;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Where the office works through possible duplicates: only pairs both of whom the actor may see.
@Service
class DuplicateDesk {

    private static final int LOOKED_AT = 1_000;
    private static final int LEAST = 50;
    private static final int COUNTED = 10_000;

    private final PairQueue queue;
    private final WatchState state;
    private final Members members;
    private final ApplicationEventPublisher house;

    DuplicateDesk(PairQueue queue, WatchState state, Members members, ApplicationEventPublisher house) {
        this.queue = queue;
        this.state = state;
        this.members = members;
        this.house = house;
    }

    /// A pair with both records.
    record Two(Pair pair, Member one, Member other) {}

    /// Some of the queue.
    ///
    /// @param next where to go on; null at the end
    record Slice(List<Two> pairs, @Nullable Place next) {}

    /// The next pairs after a place that the actor may see. Who sees few of them looks at no more than some thousand
    /// pairs at a time.
    Slice after(Actor actor, Place place, double atLeastBits, int size) {
        may(actor);
        int lot = Math.max(size + 1, LEAST);
        List<Two> seen = new ArrayList<>();
        Place at = place;
        for (int looked = 0; looked < LOOKED_AT; looked += lot) {
            List<Pair> page = queue.after(at, atLeastBits, lot);
            for (Two two : visible(actor, page)) {
                if (seen.size() == size) {
                    return told(actor, new Slice(seen, Place.of(seen.getLast().pair())));
                }
                seen.add(two);
            }
            if (page.size() < lot) {
                return told(actor, new Slice(seen, null));
            }
            at = Place.of(page.getLast());
        }
        return told(actor, new Slice(seen, at));
    }

    /// How likely two records are one person's, whether or not they stand in the queue.
    ///
    /// @throws NotFound also when one of them is beyond the actor's reach
    Likeness likeness(Actor actor, MemberId one, MemberId other) {
        may(actor);
        Member mine = members.visibleTo(actor, one).orElseThrow(() -> new NotFound("member " + one));
        Member theirs = members.visibleTo(actor, other).orElseThrow(() -> new NotFound("member " + other));
        house.publishEvent(AuditEvent.of(
                actor,
                "members.duplicates.read",
                List.of(mine.id().value(), theirs.id().value()),
                Map.of()));
        return state.model().compare(mine.facts(), theirs.facts());
    }

    /// How many pairs wait, up to ten thousand; nothing to tell for those who do not see everybody.
    @Nullable
    Integer waiting(Actor actor) {
        may(actor);
        return actor.reach().everyone() ? queue.count(COUNTED) : null;
    }

    WatchState.Now state(Actor actor) {
        may(actor);
        return state.now();
    }

    void wantScan(Actor actor) {
        everywhere(actor);
        state.wantScan();
        house.publishEvent(AuditEvent.of(actor, "members.duplicates.scanned", List.of(), Map.of()));
    }

    void cancelScan(Actor actor) {
        everywhere(actor);
        state.cancelScan();
    }

    /// From which match weight on obvious pairs are merged by themselves.
    ///
    /// @param bits null for never
    void mergeFrom(Actor actor, @Nullable Float bits) {
        actor.must(Right.MANAGE_SETTINGS);
        everywhere(actor);
        if (bits != null && !(bits >= 12 && bits <= 200)) {
            throw Refusal.at("bits", "members.duplicates.bits");
        }
        state.mergeFrom(bits);
        house.publishEvent(
                AuditEvent.of(actor, "members.duplicates.automatic", List.of(), Map.of("bits", String.valueOf(bits))));
    }

    private List<Two> visible(Actor actor, List<Pair> pairs) {
        Set<MemberId> ids = pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .collect(Collectors.toSet());
        Map<MemberId, Member> people = new HashMap<>();
        members.all(ids).stream()
                .filter(member -> member.within(actor.reach()))
                .forEach(member -> people.put(member.id(), member));
        List<Two> seen = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) {
            Member one = people.get(pair.one());
            Member other = people.get(pair.other());
            if (one != null && other != null) {
                seen.add(new Two(pair, one, other));
            }
        }
        return seen;
    }

    private Slice told(Actor actor, Slice slice) {
        List<UUID> shown = slice.pairs().stream()
                .flatMap(two -> two.pair().ids().stream())
                .distinct()
                .toList();
        if (!shown.isEmpty()) {
            house.publishEvent(AuditEvent.of(actor, "members.duplicates.read", shown, Map.of()));
        }
        return slice;
    }

    private static void may(Actor actor) {
        actor.must(Right.WRITE_MEMBERS);
        actor.must(Right.READ_SENSITIVE);
    }

    /// A scan concerns everybody, so only those who see everybody start one.
    private static void everywhere(Actor actor) {
        may(actor);
        if (!actor.reach().everyone()) {
            throw Refusal.because("members.duplicates.whole-house");
        }
    }
}
