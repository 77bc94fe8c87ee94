package org.tongchuang.privacy.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.privacy.ConsentSaid;
import org.tongchuang.shared.privacy.Consents;
import org.tongchuang.shared.privacy.DataPurpose;

/// Where people agree and take it back, where other rooms ask whether they did, and where the office words what
/// is asked.
@Service
class ConsentDesk implements Consents {

    private static final int LONGEST = 4_000;

    private final Purposes purposes;
    private final Wordings wordings;
    private final ConsentRows rows;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    ConsentDesk(Purposes purposes, Wordings wordings, ConsentRows rows, ApplicationEventPublisher house, Clock clock) {
        this.purposes = purposes;
        this.wordings = wordings;
        this.rows = rows;
        this.house = house;
        this.clock = clock;
    }

    @Override
    public Set<MemberId> given(Collection<MemberId> members, String purpose) {
        DataPurpose asked = purposes.find(purpose)
                .orElseThrow(() -> new IllegalArgumentException("nobody is asked about " + purpose));
        return members.isEmpty()
                ? Set.of()
                : rows.given(members, purpose, wordings.current(asked).version());
    }

    /// @param version the words they read
    /// @throws Refusal when these are no longer the ones that are asked
    @Transactional
    void say(Actor actor, String id, boolean given, int version, String through) {
        MemberId member = actor.mustBeMember();
        DataPurpose purpose = purposes.named(id);
        if (given && version != wordings.current(purpose).version()) {
            throw Refusal.at("version", "privacy.consents.changed");
        }
        if (write(member, purpose, given, through)) {
            house.publishEvent(AuditEvent.of(
                    actor,
                    given ? "privacy.consent.given" : "privacy.consent.withdrawn",
                    List.of(member.value()),
                    Map.of("purpose", id, "version", String.valueOf(version))));
            house.publishEvent(new ConsentSaid(member, id, given, through));
        }
    }

    /// What people said in another room, in its own words.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ConsentSaid said) {
        purposes.find(said.purpose()).ifPresent(purpose -> write(said.member(), purpose, said.given(), said.through()));
    }

    /// @return whether that is anything new
    private boolean write(MemberId member, DataPurpose purpose, boolean given, String through) {
        rows.oneAtATime(member);
        Instant now = clock.instant();
        Integer standing = rows.standing(member).get(purpose.id());
        int current = wordings.current(purpose).version();
        if (given) {
            if (standing != null && standing == current) {
                return false;
            }
            rows.withdraw(member, purpose.id(), through, now);
            rows.add(member, purpose.id(), current, through, now);
            return true;
        }
        return rows.withdraw(member, purpose.id(), through, now);
    }

    /// New words, under the next version: whoever agreed to the earlier ones is asked anew.
    ///
    /// @param seen the version they were written over
    /// @throws Refusal at a text that is missing or too long, or when somebody else was faster
    @Transactional
    void word(Actor actor, String id, int seen, String chinese, String english) {
        actor.must(Right.MANAGE_SETTINGS);
        DataPurpose purpose = purposes.named(id);
        checked("zh", chinese);
        checked("en", english);
        Wording latest = wordings.history(purpose).getFirst();
        if (latest.chinese().equals(chinese.strip()) && latest.english().equals(english.strip())) {
            return;
        }
        if (latest.version() != seen) {
            throw Refusal.at("zh", "privacy.consents.changed");
        }
        wordings.add(purpose, seen + 1, chinese.strip(), english.strip(), actor.name());
        house.publishEvent(AuditEvent.of(
                actor, "privacy.consent.worded", Map.of("purpose", id, "version", String.valueOf(seen + 1))));
    }

    private static void checked(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refusal.at(field, "privacy.consents.text", LONGEST);
        }
    }
}
