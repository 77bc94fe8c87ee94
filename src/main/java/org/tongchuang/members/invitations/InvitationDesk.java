package org.tongchuang.members.invitations;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.members.invitations.Batch.State;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Where the office invites people, and takes that back.
@Service
@Transactional
class InvitationDesk {

    static final int MOST_PICKED = 200;

    private static final int LONGEST_GREETING = 300;

    private final Batches batches;
    private final Invitations invitations;
    private final Members members;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    InvitationDesk(
            Batches batches, Invitations invitations, Members members, ApplicationEventPublisher house, Clock clock) {
        this.batches = batches;
        this.invitations = invitations;
        this.members = members;
        this.house = house;
        this.clock = clock;
    }

    /// Whom the office wants to invite.
    ///
    /// @param asked everybody this search finds, unless some were picked
    record Order(DirectoryQuery asked, List<UUID> picked, String way, String greeting) {}

    static void must(Actor actor) {
        actor.must(Right.READ_MEMBERS);
        actor.must(Right.WRITE_MEMBERS);
    }

    /// Of people picked by hand those within the actor's reach.
    List<MemberId> picked(Actor actor, List<UUID> ids) {
        must(actor);
        if (ids.size() > MOST_PICKED) {
            throw Refusal.at("member", "members.invitations.too-many", MOST_PICKED);
        }
        return members.all(ids.stream().distinct().map(MemberId::new).toList()).stream()
                .filter(member -> member.within(actor.reach()))
                .map(Member::id)
                .toList();
    }

    /// Begins an occasion; its letters are written in the background.
    ///
    /// @param id its id; a second one of the same id changes nothing
    Batch invite(Actor actor, UUID id, Order order) {
        must(actor);
        Invitation.Way way = way(order.way());
        String greeting = order.greeting().strip();
        if (greeting.length() > LONGEST_GREETING) {
            throw Refusal.at("greeting", "members.invitations.greeting.long", LONGEST_GREETING);
        }
        List<MemberId> picked = picked(actor, order.picked());
        if (picked.isEmpty() && !order.picked().isEmpty()) {
            throw new NotFound("none of those to invite");
        }
        if (picked.isEmpty()) {
            // one that can't be asked is refused now, and not in the background
            order.asked().filters();
        }
        Batch batch = new Batch(
                id,
                way,
                picked.isEmpty() ? order.asked().from(null).params() : null,
                actor.reach(),
                greeting,
                State.COLLECTING,
                picked.size(),
                Map.of(),
                actor.id(),
                actor.name(),
                clock.instant(),
                null);
        if (batches.add(batch)) {
            batches.pick(id, picked);
            note(actor, "members.invitations.made", batch);
        }
        return batch;
    }

    Batch find(Actor actor, UUID id) {
        must(actor);
        // A department officer sees what they did themself: the others' letters are to people beyond their reach.
        return batches.find(id)
                .filter(batch -> actor.reach().everyone() || batch.madeBy().equals(actor.id()))
                .orElseThrow(() -> new NotFound("invitations " + id));
    }

    /// Invites nobody further; letters that were written stay good.
    void cancel(Actor actor, UUID id) {
        find(actor, id);
        batches.hold(id).filter(Batch::working).ifPresent(batch -> {
            batches.forget(id);
            batches.move(id, State.CANCELLED, batch.total(), batch.counts(), clock.instant());
            note(actor, "members.invitations.cancelled", batch);
        });
    }

    /// Makes all links that nobody used worthless.
    int revoke(Actor actor, UUID id) {
        Batch batch = find(actor, id);
        cancel(actor, id);
        int revoked = invitations.revoke(id, clock.instant());
        note(actor, "members.invitations.revoked", batch);
        return revoked;
    }

    private static Invitation.Way way(String written) {
        for (Invitation.Way way : Invitation.Way.values()) {
            if (way.name().equalsIgnoreCase(written)) {
                return way;
            }
        }
        throw Refusal.at("way", "members.invitations.way.unknown");
    }

    private void note(Actor actor, String act, Batch batch) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("invitations", batch.id().toString());
        detail.put("way", batch.way().name().toLowerCase(Locale.ROOT));
        String asked = batch.asked();
        if (asked != null) {
            DirectoryQuery.read(asked)
                    .chosen()
                    .forEach((field, values) -> detail.put(field, String.join(", ", values)));
        } else {
            detail.put("total", String.valueOf(batch.total()));
        }
        house.publishEvent(AuditEvent.of(actor, act, detail));
    }
}
