package org.tongchuang.members.merges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// The merges an actor may know of: those of people within reach, and once undone, of two such people.
@Component
class MergeList {

    private static final int LOT = 200;

    private final Merges merges;
    private final Members members;

    MergeList(Merges merges, Members members) {
        this.merges = merges;
        this.members = members;
    }

    /// The latest first, older than `before`, at most `size`.
    List<Merges.Line> latest(Actor actor, Instant before, UUID beforeId, int size) {
        MergeDesk.may(actor);
        if (actor.reach().everyone()) {
            return merges.latest(before, beforeId, size);
        }
        List<Merges.Line> within = new ArrayList<>();
        List<Merges.Line> lot = merges.latest(before, beforeId, LOT);
        while (!lot.isEmpty() && within.size() < size) {
            Map<MemberId, Member> people = people(lot);
            lot.stream().filter(line -> within(actor, line, people)).forEach(within::add);
            lot = lot.size() < LOT
                    ? List.of()
                    : merges.latest(lot.getLast().at(), lot.getLast().id(), LOT);
        }
        return within.subList(0, Math.min(size, within.size()));
    }

    private Map<MemberId, Member> people(List<Merges.Line> lot) {
        List<MemberId> ids = lot.stream()
                .flatMap(line -> Stream.of(line.survivor(), line.merged()))
                .distinct()
                .toList();
        return members.all(ids).stream().collect(Collectors.toMap(Member::id, Function.identity()));
    }

    private boolean within(Actor actor, Merges.Line line, Map<MemberId, Member> people) {
        return within(actor, line.survivor(), people)
                && (line.undoneAt() == null || within(actor, line.merged(), people));
    }

    /// Who isn't among the people has been merged into another since.
    private boolean within(Actor actor, MemberId id, Map<MemberId, Member> people) {
        @Nullable Member known = people.get(id);
        return known == null ? members.visibleTo(actor, id).isPresent() : known.within(actor.reach());
    }
}
