package org.tongchuang.members.visibility;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.integrations.search.SearchRefused;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.recall.Recall;

/// Where alumni find each other, and see of each other what each lets them see.
@Service
class AlumniDesk {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final List<Field> CONTACTS = List.of(Field.PHONE, Field.EMAIL, Field.WECHAT, Field.ADDRESS);

    private final SeenIndex alumni;
    private final Members members;
    private final ApplicationEventPublisher house;
    private final Guard guard;
    private final Recall<MemberId, Viewer> viewers;

    AlumniDesk(SeenIndex alumni, Members members, ApplicationEventPublisher house, Clock clock, Guard guard) {
        this.alumni = alumni;
        this.members = members;
        this.house = house;
        this.guard = guard;
        this.viewers = new Recall<>(FRESH, clock, id -> Viewer.of(own(id)));
    }

    /// One page of people with the counts asked for.
    SearchPage find(Actor actor, DirectoryQuery asked, SequencedMap<String, Integer> counted) {
        try {
            return new SeenSearch(alumni.index()).page(viewer(actor), asked, counted);
        } catch (SearchRefused refused) {
            throw Refusal.at("after", "members.directory.refused");
        }
    }

    /// What this reader sees of one person, straight from the record: a choice holds the moment it is made.
    ///
    /// @throws NotFound when they see nothing of them, as if there were nobody
    AlumPage person(Actor actor, MemberId id) {
        Viewer viewer = viewer(actor);
        Member person = members.find(id).orElseThrow(() -> new NotFound("alum " + id));
        Closeness closeness = person.id().equals(viewer.id()) ? Closeness.SELF : viewer.to(person);
        Facts known = closeness == Closeness.SELF ? guard.seen(person).facts() : person.facts();
        Facts seen = Visibility.of(person.facts()).seenBy(closeness, known);
        if (seen.isEmpty()) {
            throw new NotFound("alum " + id);
        }
        if (closeness != Closeness.SELF && CONTACTS.stream().anyMatch(field -> holds(seen, field))) {
            house.publishEvent(AuditEvent.of(
                    actor, "members.alum.read", List.of(person.id().value()), Map.of("name", seen.get("name", ""))));
        }
        return new AlumPage(person.id(), closeness, seen);
    }

    /// The classes of the reader, for the way to their class list.
    List<String> classes(Actor actor) {
        return viewer(actor).classes();
    }

    private static boolean holds(Facts seen, Field field) {
        return seen.asMap().keySet().stream().anyMatch(path -> Field.of(path) == field);
    }

    private Viewer viewer(Actor actor) {
        return viewers.of(actor.mustBeMember());
    }

    private Member own(MemberId id) {
        return members.find(id).orElseThrow(() -> new NotFound("one's own record"));
    }
}
