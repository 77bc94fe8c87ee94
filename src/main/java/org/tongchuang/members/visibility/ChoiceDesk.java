package org.tongchuang.members.visibility;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.privacy.ConsentSaid;

/// Where people choose who sees what of them; it holds the moment it is said.
@Service
class ChoiceDesk {

    private static final String SHOWN = "shown.";

    private final Members members;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    ChoiceDesk(Members members, ApplicationEventPublisher house, Clock clock) {
        this.members = members;
        this.house = house;
        this.clock = clock;
    }

    Member mine(Actor actor) {
        return members.find(actor.mustBeMember()).orElseThrow(() -> new NotFound("one's own record"));
    }

    /// @param wanted field to audience, by their keys; a field not named stays as it is
    /// @param listed whether they are to be in the directory of alumni; null for as it is
    /// @throws Refusal at a field or for an audience that there is not
    @Transactional
    Member choose(Actor actor, Map<String, String> wanted, @Nullable Boolean listed) {
        Visibility before = Visibility.of(mine(actor).facts());
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        if (listed != null) {
            changes.put(Visibility.LISTED, listed ? Visibility.YES : Visibility.NO);
            house.publishEvent(
                    new ConsentSaid(actor.mustBeMember(), ListedByConsent.PURPOSE, listed, ListedByConsent.HERE));
        }
        wanted.forEach((key, audience) -> {
            Field field = Field.named(key).orElseThrow(() -> Refusal.at(key, "members.choices.unknown"));
            Audience chosen = Audience.of(audience).orElseThrow(() -> Refusal.at(key, "members.choices.unknown"));
            if (before.chosen(field) != chosen) {
                changes.put(SHOWN + field.key(), chosen.key());
            }
        });
        return write(actor, changes);
    }

    private Member write(Actor actor, Map<String, @Nullable String> changes) {
        Member member = mine(actor);
        Member.Edited edited =
                member.edit(changes, new Origin(Source.SELF, clock.instant(), actor.id(), actor.name(), null));
        if (edited.revision() == null) {
            return member;
        }
        members.save(edited);
        house.publishEvent(AuditEvent.of(
                actor,
                "members.visibility.chosen",
                List.of(member.id().value()),
                Map.of("name", member.name(), "fields", String.join(", ", changes.keySet()))));
        return edited.member();
    }
}
