package org.tongchuang.members.visibility;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Works out what somebody else sees of a person, for staff who may see the record themselves.
@Service
class ViewAs {

    /// Who can be chosen to look; `near` are classmates and people of the same department.
    static final List<Closeness> VIEWERS = List.of(Closeness.STRANGER, Closeness.MEMBER, Closeness.NEAR);

    private final Members members;
    private final ApplicationEventPublisher house;

    ViewAs(Members members, ApplicationEventPublisher house) {
        this.members = members;
        this.house = house;
    }

    /// The same for a program.
    ///
    /// @param facts path to value, as far as they are seen
    /// @param audiences who sees each field: `everyone`, `members`, `near`, `group-officers` or `self`
    record Seen(String id, String viewer, String standing, Map<String, String> facts, Map<String, String> audiences) {}

    /// @throws Refusal at `viewer` for anybody else
    static Closeness viewer(String key) {
        return VIEWERS.stream()
                .filter(viewer -> key(viewer).equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.at("viewer", "members.view-as.nobody"));
    }

    static String key(Closeness viewer) {
        return viewer.name().toLowerCase(Locale.ROOT);
    }

    /// @throws NotFound also when there is a record beyond the actor's reach
    ViewAsPage page(Actor actor, MemberId id, Closeness viewer) {
        actor.must(Right.READ_MEMBERS);
        Member member = members.visibleTo(actor, id).orElseThrow(() -> new NotFound("member " + id));
        house.publishEvent(AuditEvent.of(
                actor,
                "members.record.read",
                List.of(member.id().value()),
                Map.of("name", member.name(), "view-as", key(viewer))));
        return of(member, viewer, "/office/members/" + member.id(), actor.may(Right.READ_SENSITIVE));
    }

    /// @param base the address of the record whose page this is
    /// @param all whether who asks may see protected facts themself: looking with somebody else's eyes shows nobody
    ///     what they may not see with their own
    static ViewAsPage of(Member member, Closeness viewer, String base, boolean all) {
        Visibility visibility = Visibility.of(member.facts());
        Facts seen = visibility.seenBy(viewer, member.facts());
        return new ViewAsPage(
                member.id(),
                member.name(),
                base,
                viewer,
                visibility,
                all ? seen : seen.keptFor(null),
                known(member.facts()).stream()
                        .filter(field -> seen.isEmpty() || !visibility.of(field).includes(viewer))
                        .toList());
    }

    static Set<Field> known(Facts facts) {
        Set<Field> known = EnumSet.noneOf(Field.class);
        facts.each((path, value) -> {
            Field field = Field.of(path);
            if (field != null) {
                known.add(field);
            }
        });
        return known;
    }
}
