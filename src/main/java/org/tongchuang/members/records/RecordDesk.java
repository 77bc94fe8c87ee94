package org.tongchuang.members.records;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;

/// Where staff read and write records: within their reach, and every look and every change on the audit trail.
@Service
class RecordDesk {

    private final Members members;
    private final Offers offers;
    private final Universities universities;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    RecordDesk(
            Members members, Offers offers, Universities universities, ApplicationEventPublisher house, Clock clock) {
        this.members = members;
        this.offers = offers;
        this.universities = universities;
        this.house = house;
        this.clock = clock;
    }

    /// The record, without what this actor may not see.
    ///
    /// @throws NotFound also when there is one beyond the actor's reach
    Member read(Actor actor, MemberId id) {
        actor.must(Right.READ_MEMBERS);
        Member member = visibleTo(actor, id);
        house.publishEvent(
                AuditEvent.of(actor, "members.record.read", List.of(id.value()), Map.of("name", member.name())));
        return seenBy(actor, member);
    }

    List<Member.Revision> history(Actor actor, Member member) {
        List<Member.Revision> history = members.history(member.id());
        return actor.may(Right.READ_SENSITIVE)
                ? history
                : history.stream().map(RecordDesk::open).toList();
    }

    @Transactional
    Member create(Actor actor, Map<String, String> written) {
        actor.must(Right.WRITE_MEMBERS);
        Map<String, @Nullable String> facts = FactRules.understood(written, universities.today());
        Member member = Member.create(MemberId.next(), Facts.NONE.with(facts), origin(actor));
        if (!member.facts().has("name")) {
            throw Refusal.at("name", "members.record.name-missing");
        }
        mustStayWithin(actor, member);
        members.add(List.of(member));
        house.publishEvent(AuditEvent.of(
                actor, "members.record.created", List.of(member.id().value()), Map.of("name", member.name())));
        return seenBy(actor, member);
    }

    /// Changes some facts.
    ///
    /// @param version what the actor saw when they began; null to change whatever is there now
    /// @throws OptimisticLockingFailureException when somebody else saved first
    /// @throws Refusals with every field that is wrong
    @Transactional
    Member edit(Actor actor, MemberId id, @Nullable Long version, Map<String, String> written) {
        actor.must(Right.WRITE_MEMBERS);
        Member member = visibleTo(actor, id);
        if (version != null && (version != member.version() || !member.id().equals(id))) {
            throw new OptimisticLockingFailureException("seen " + version + ", now " + member.version());
        }
        Map<String, @Nullable String> changes = FactRules.understood(written, universities.today());
        if (!actor.may(Right.READ_SENSITIVE)) {
            changes.keySet().removeIf(path -> Facts.purposeOf(path) != null);
        }
        return save(actor, member.edit(changes, origin(actor)));
    }

    /// Gives facts the values they had before one revision, and the origins.
    @Transactional
    Member bringBack(Actor actor, MemberId id, long seq, @Nullable String path) {
        actor.must(Right.WRITE_MEMBERS);
        Member member = visibleTo(actor, id);
        List<Member.Revision> history = history(actor, member);
        Member.Revision revision = history.stream()
                .filter(one -> one.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new NotFound("revision " + seq));
        Origin by = new Origin(Source.BROUGHT_BACK, clock.instant(), actor.id(), actor.name(), null);
        return save(actor, new BringingBack(member, history, List.of(), origin -> false).from(revision, path, by));
    }

    /// Takes a value that was offered, or leaves it; either way the offer is gone.
    @Transactional
    void decide(Actor actor, MemberId id, String path, boolean take) {
        actor.must(Right.WRITE_MEMBERS);
        Member member = visibleTo(actor, id);
        String offered = offers.of(member.id()).get(path);
        if (take && offered != null) {
            edit(actor, member.id(), null, Map.of(path, offered));
        }
        offers.settle(member.id(), path);
    }

    private Member visibleTo(Actor actor, MemberId id) {
        return members.visibleTo(actor, id).orElseThrow(() -> new NotFound("member " + id));
    }

    private Member save(Actor actor, Member.Edited edited) {
        Member.Revision revision = edited.revision();
        if (revision != null) {
            mustStayWithin(actor, edited.member());
            members.save(edited);
            List<String> paths =
                    revision.changes().stream().map(FactChange::path).toList();
            house.publishEvent(AuditEvent.of(
                    actor,
                    "members.record.changed",
                    List.of(edited.member().id().value()),
                    Map.of("name", edited.member().name(), "fields", String.join(", ", paths))));
        }
        return seenBy(actor, edited.member());
    }

    private static Member seenBy(Actor actor, Member member) {
        return actor.may(Right.READ_SENSITIVE) ? member : open(member);
    }

    /// Nobody may put a record where they could not find it again, nor take one from where others look after it.
    private static void mustStayWithin(Actor actor, Member member) {
        Reach reach = actor.reach();
        if (!member.within(reach)) {
            throw Refusal.at("education.1.school", "members.record.beyond-reach");
        }
    }

    private Origin origin(Actor actor) {
        return new Origin(Source.OFFICE, clock.instant(), actor.id(), actor.name(), null);
    }

    private static Member open(Member member) {
        return new Member(
                member.id(),
                member.version(),
                member.facts().keptFor(null),
                member.origins(),
                member.createdAt(),
                member.updatedAt());
    }

    private static Member.Revision open(Member.Revision revision) {
        List<FactChange> open = new ArrayList<>(revision.changes());
        open.removeIf(change -> Facts.purposeOf(change.path()) != null);
        return new Member.Revision(revision.member(), revision.seq(), revision.origin(), open);
    }
}
