package org.tongchuang.members.quality;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;

/// Where staff see the people behind a number: within their reach, and on the audit trail.
@Service
class PeopleDesk {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int LOT = 500;

    private final Figures figures;
    private final Months months;
    private final People people;

    PeopleDesk(Figures figures, Months months, People people) {
        this.figures = figures;
        this.months = months;
        this.people = people;
    }

    /// @param total of all pages; of a class null, for nobody counts those beforehand
    /// @param next to go on after; null when that was all
    record Slice(
            List<Member> members,
            @Nullable Integer total,
            @Nullable UUID next,
            YearMonth aYearAgo) {}

    Slice page(Actor actor, Selection asked, @Nullable UUID after, int size) {
        actor.must(Right.READ_MEMBERS);
        List<Place> within = asked.place().within(actor.reach());
        YearMonth aYearAgo = months.aYearAgo();
        IntPredicate wanted = asked.tag(aYearAgo);
        // Of a class nothing is counted, but what may be true of its people may be true of others.
        Numbers numbers = figures.of(asked.place().className() == null ? within : List.of(Place.EVERYBODY));
        List<Integer> tags = numbers.tags().stream().filter(wanted::test).toList();
        List<UUID> ids = within.isEmpty() || tags.isEmpty()
                ? List.of()
                : people.ids(within, asked.decade(), tags, after == null ? FIRST : after, size + 1);
        List<UUID> page = ids.subList(0, Math.min(size, ids.size()));
        List<Member> members = people.still(page, actor, wanted);
        Integer total = asked.place().className() == null ? numbers.of(wanted, asked.decade()) : null;
        people.note(actor, asked, members, total);
        return new Slice(members, total, ids.size() > size ? page.getLast() : null, aYearAgo);
    }

    /// How many people a list has, without telling the audit trail: it shows nobody.
    long count(Actor actor, Selection asked) {
        actor.must(Right.READ_MEMBERS);
        long[] count = {0};
        if (asked.place().className() == null) {
            return figures.of(asked.place().within(actor.reach())).of(asked.tag(months.aYearAgo()), asked.decade());
        }
        each(actor, asked, lot -> count[0] += lot.size());
        return count[0];
    }

    /// Hands over all people of a list, some hundreds at a time.
    void each(Actor actor, Selection asked, Consumer<List<Member>> reader) {
        actor.must(Right.READ_MEMBERS);
        List<Place> within = asked.place().within(actor.reach());
        IntPredicate wanted = asked.tag(months.aYearAgo());
        List<Integer> tags = figures.of(List.of(Place.EVERYBODY)).tags().stream()
                .filter(wanted::test)
                .toList();
        UUID after = FIRST;
        while (!within.isEmpty() && !tags.isEmpty()) {
            List<UUID> ids = people.ids(within, asked.decade(), tags, after, LOT);
            if (ids.isEmpty()) {
                return;
            }
            reader.accept(people.still(ids, actor, wanted));
            after = ids.getLast();
        }
    }

    /// The people themselves.
    @Component
    static class People {

        private final Survey.Kept kept;
        private final Members members;
        private final Universities universities;
        private final ApplicationEventPublisher house;

        People(Survey.Kept kept, Members members, Universities universities, ApplicationEventPublisher house) {
            this.kept = kept;
            this.members = members;
            this.universities = universities;
            this.house = house;
        }

        private List<UUID> ids(
                List<Place> places, @Nullable Integer decade, List<Integer> tags, UUID after, int atMost) {
            return kept.lines().people(places, decade, tags, after, atMost);
        }

        /// Lines are a moment behind the records: who was put right, or went beyond the reach, since then is left out.
        private List<Member> still(List<UUID> ids, Actor actor, IntPredicate wanted) {
            ZoneId zone = universities.current().timeZone();
            Map<UUID, Member> found = new HashMap<>();
            members.all(ids.stream().map(MemberId::new).toList()).stream()
                    .filter(member -> member.within(actor.reach()))
                    .filter(member -> Line.of(member, zone).tags().stream().anyMatch(wanted::test))
                    .forEach(member -> found.put(member.id().value(), member));
            List<Member> inOrder = new ArrayList<>();
            ids.stream().filter(found::containsKey).map(found::get).forEach(inOrder::add);
            return inOrder;
        }

        private void note(Actor actor, Selection asked, List<Member> shown, @Nullable Integer total) {
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put(
                    "list",
                    asked.what().key()
                            + (asked.field() == null ? "" : " " + asked.field().key()));
            Place place = asked.place();
            if (place.school() != null) {
                detail.put("school", place.school());
            }
            if (place.className() != null) {
                detail.put("class", place.className());
            }
            detail.put("total", String.valueOf(total == null ? shown.size() : total));
            List<UUID> ids = shown.stream().map(member -> member.id().value()).toList();
            house.publishEvent(AuditEvent.of(actor, "members.quality.listed", ids, detail));
        }
    }
}
