package org.tongchuang.members.care;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;

/// Where the office says of a record that all of it is right, and of a contact that it doesn't work, or does after all.
@Service
public class CareDesk {

    private static final int MOST = 200;

    private final Members members;
    private final Universities universities;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    CareDesk(Members members, Universities universities, ApplicationEventPublisher house, Clock clock) {
        this.members = members;
        this.universities = universities;
        this.house = house;
        this.clock = clock;
    }

    /// Notes that all of these records are right as they are; all or none.
    ///
    /// @return the records as they are now
    /// @throws NotFound also for one beyond the actor's reach
    @Transactional
    public List<Member> confirm(Actor actor, List<MemberId> ids) {
        actor.must(Right.WRITE_MEMBERS);
        if (ids.isEmpty() || ids.size() > MOST) {
            throw Refusal.at("member", "members.quality.how-many", MOST);
        }
        String today = universities.today().toString();
        List<Member> confirmed = new ArrayList<>();
        for (MemberId id : ids.stream().distinct().toList()) {
            confirmed.add(write(actor, visible(actor, id), Map.of(Contact.CONFIRMED, today)));
        }
        return confirmed;
    }

    /// Notes whether a contact works.
    ///
    /// @param path such as `email.1`
    /// @throws NotFound also when the record has no such contact
    @Transactional
    public Member contact(Actor actor, MemberId id, String path, boolean works) {
        actor.must(Right.WRITE_MEMBERS);
        actor.must(Right.READ_SENSITIVE);
        Member member = visible(actor, id);
        Contact contact = Contact.of(member.facts()).stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact " + path));
        return write(actor, member, contact.failing(!works, member.facts()));
    }

    private Member visible(Actor actor, MemberId id) {
        return members.visibleTo(actor, id).orElseThrow(() -> new NotFound("member " + id));
    }

    private Member write(Actor actor, Member member, Map<String, @Nullable String> changes) {
        Origin origin = new Origin(Source.OFFICE, clock.instant(), actor.id(), actor.name(), null);
        Member.Edited edited = member.edit(changes, origin);
        if (edited.revision() == null) {
            return member;
        }
        members.save(edited);
        house.publishEvent(AuditEvent.of(
                actor,
                "members.record.changed",
                List.of(member.id().value()),
                Map.of("name", member.name(), "fields", String.join(", ", changes.keySet()))));
        return edited.member();
    }
}
