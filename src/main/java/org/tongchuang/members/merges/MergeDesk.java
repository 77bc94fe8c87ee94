package org.tongchuang.members.merges;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Makes two records one and one two again, each in one transaction over all rooms.
@Service
public class MergeDesk {

    private final Members members;
    private final Merges merges;
    private final Offers offers;
    private final Parting parting;
    private final House house;

    MergeDesk(Members members, Merges merges, Offers offers, Parting parting, House house) {
        this.members = members;
        this.merges = merges;
        this.offers = offers;
        this.parting = parting;
        this.house = house;
    }

    /// What a merge would do; looking at two records is on the audit trail as looking at one is.
    ///
    /// @throws NotFound also when one of them is beyond the actor's reach
    MergePlan plan(Actor actor, MemberId survivor, MemberId merged) {
        MergePlan plan = MergePlan.of(visible(actor, survivor), visible(actor, merged));
        for (Member member : List.of(plan.survivor(), plan.merged())) {
            house.tell(actor, "members.record.read", List.of(member), Map.of());
        }
        return plan;
    }

    /// Makes two records one. Done twice, it is done once.
    ///
    /// @param decided path in the survivor to whether the other's word is taken; the rest goes as proposed
    /// @return the merge
    @Transactional
    public UUID merge(Actor actor, MemberId survivor, MemberId merged, Map<String, Boolean> decided) {
        merges.hold(survivor, merged);
        Member kept = visible(actor, survivor);
        Member other = visible(actor, merged);
        if (kept.id().equals(other.id())) {
            return merges.standing(merged)
                    .or(() -> merges.standing(survivor))
                    .map(Merge::id)
                    .orElseThrow(() -> Refusal.at("merged", "members.merge.same"));
        }
        if (merges.different().are(kept.id(), other.id())) {
            throw Refusal.at("merged", "members.merge.different");
        }
        MergePlan plan = MergePlan.of(kept, other);
        decided.keySet().stream()
                .filter(path ->
                        plan.lines().stream().noneMatch(line -> line.path().equals(path)))
                .findFirst()
                .ifPresent(path -> {
                    throw Refusal.at(path, "members.merge.no-such-field", path);
                });
        Merge merge = new Merge(
                Ids.next(),
                kept,
                other,
                plan.taken(decided),
                plan.places(),
                Map.of(),
                Merge.By.of(actor),
                house.now(),
                null,
                null);
        members.save(merge.joined());
        members.setAside(other);
        Merge done = merge.with(offers.move(other.id(), kept.id(), merge.places()));
        merges.add(done);
        house.rooms.forEach(room -> room.merge(done.id(), kept.id(), other.id()));
        house.tell(actor, "members.merge.done", List.of(kept, other), Map.of("merge", String.valueOf(done.id())));
        return done.id();
    }

    /// Makes them two again. Done twice, it is done once.
    ///
    /// @param decided path in the survivor to whether what was written there since belongs to the merged person
    /// @throws Refusal when the survivor has itself been merged into another since, or when all that was known of
    ///     one of the two came from imports that were undone meanwhile
    @Transactional
    void undo(Actor actor, UUID id, Map<String, Boolean> decided) {
        Merge merge = visible(actor, id);
        merges.hold(merge.survivor(), merge.merged().id());
        Member now = members.find(merge.survivor()).orElseThrow(() -> new NotFound("member " + merge.survivor()));
        if (!now.id().equals(merge.survivor())) {
            throw Refusal.because("members.merge.undo-later-first", now.name());
        }
        if (!merges.undone(id, Merge.By.of(actor), house.now())) {
            return;
        }
        Origin origin = new Origin(Source.PARTED, house.now(), actor.id(), actor.name(), id);
        Separation apart = parting.of(merge, now, decided, origin);
        members.save(apart.survivor());
        members.restore(apart.merged());
        offers.move(merge.survivor(), merge.merged().id(), merge.offers());
        house.rooms.forEach(
                room -> room.separate(id, merge.survivor(), merge.merged().id()));
        house.tell(actor, "members.merge.undone", List.of(now, merge.merged()), Map.of("merge", String.valueOf(id)));
    }

    /// What was written since, and whose it would be.
    List<Separation.Since> since(Merge merge) {
        return merge.undone()
                ? List.of()
                : members.find(merge.survivor())
                        .map(now -> parting.since(merge, now, house.now()))
                        .orElse(List.of());
    }

    /// @throws NotFound also when the actor may not see the person, or one of the two that they are again
    Merge visible(Actor actor, UUID id) {
        may(actor);
        Merge merge = merges.find(id).orElseThrow(() -> new NotFound("merge " + id));
        visible(actor, merge.survivor());
        if (merge.undone()) {
            visible(actor, merge.merged().id());
        }
        return merge;
    }

    /// The same to be looked at, which is on the audit trail.
    Merge read(Actor actor, UUID id) {
        Merge merge = visible(actor, id);
        house.tell(actor, "members.record.read", List.of(merge.before(), merge.merged()), Map.of());
        return merge;
    }

    Member visible(Actor actor, MemberId id) {
        may(actor);
        return members.visibleTo(actor, id).orElseThrow(() -> new NotFound("member " + id));
    }

    static void may(Actor actor) {
        actor.must(Right.WRITE_MEMBERS);
        actor.must(Right.READ_SENSITIVE);
    }

    /// Time, the other rooms, and where the house is told.
    @org.springframework.stereotype.Component
    static class House {

        private final ApplicationEventPublisher events;
        private final ObjectProvider<PersonalData> rooms;
        private final Clock clock;

        House(ApplicationEventPublisher events, ObjectProvider<PersonalData> rooms, Clock clock) {
            this.events = events;
            this.rooms = rooms;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant();
        }

        void tell(Actor actor, String act, List<Member> about, Map<String, String> more) {
            Map<String, String> detail = new LinkedHashMap<>(more);
            detail.put("name", about.getFirst().name());
            events.publishEvent(AuditEvent.of(
                    actor,
                    act,
                    about.stream().map(member -> member.id().value()).toList(),
                    detail));
        }
    }
}
