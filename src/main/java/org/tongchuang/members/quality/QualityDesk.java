package org.tongchuang.members.quality;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;

/// Where staff see how good the records are: within their reach, and on the audit trail where people are named.
@Service
class QualityDesk {

    private static final UUID FIRST = new UUID(0, 0);

    private final Figures figures;
    private final ClassLosses classes;
    private final Months months;
    private final People people;

    QualityDesk(Figures figures, ClassLosses classes, Months months, People people) {
        this.figures = figures;
        this.classes = classes;
        this.months = months;
        this.people = people;
    }

    /// How things stand with a place, as far as the actor sees of it.
    ///
    /// @param parts its schools or departments, the greatest first
    /// @param whole whether it is one place, whose months can be compared; not several that share people
    /// @param months before the present one
    record Overview(
            Place place,
            @Nullable Integer decade,
            boolean whole,
            Numbers numbers,
            List<Part> parts,
            List<Months.Month> months,
            YearMonth present,
            YearMonth aYearAgo,
            SurveyState.Now state) {

        int count(Selection selection) {
            return numbers.of(selection.tag(aYearAgo), selection.decade());
        }
    }

    record Part(Place place, Numbers numbers) {}

    Overview overview(Actor actor, Place place, @Nullable Integer decade) {
        actor.must(Right.READ_MEMBERS);
        List<Place> within = place.within(actor.reach());
        return new Overview(
                place,
                decade,
                within.size() == 1,
                figures.of(within),
                parts(place, actor.reach(), within),
                within.size() == 1 ? months.before(within.getFirst()) : List.of(),
                months.present(),
                months.aYearAgo(),
                figures.state());
    }

    /// Those with a reach see the schools and departments that it names, not everywhere else their people studied too.
    private List<Part> parts(Place place, Reach reach, List<Place> within) {
        List<Place> parts = reach.everyone() || place.school() != null && reach.covers(place.school(), null)
                ? figures.parts(place)
                : within;
        return parts.stream()
                .filter(part -> !part.equals(place))
                .map(part -> new Part(part, figures.of(List.of(part))))
                .filter(part -> part.numbers.of(Tag.PERSON, null) > 0)
                .sorted(Comparator.comparing((Part part) -> -part.numbers.of(Tag.PERSON, null))
                        .thenComparing(part -> part.place.token()))
                .toList();
    }

    /// Classes with lost alumni.
    List<ClassLosses.Loss> classes(
            Actor actor, Place place, boolean byShare, ClassLosses.@Nullable Loss after, int atMost) {
        actor.must(Right.READ_MEMBERS);
        return classes.after(place.within(actor.reach()), byShare, after, atMost);
    }

    /// @param total of all pages; of a class null, for nobody counts those beforehand
    /// @param next to go on after; null when that was all
    record Slice(
            List<Member> members,
            @Nullable Integer total,
            @Nullable UUID next,
            YearMonth aYearAgo) {}

    Slice people(Actor actor, Selection asked, @Nullable UUID after, int size) {
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

    /// The people themselves.
    @Service
    static class People {

        private final Survey.Kept kept;
        private final Members members;
        private final org.tongchuang.shared.Universities universities;
        private final ApplicationEventPublisher house;

        People(
                Survey.Kept kept,
                Members members,
                org.tongchuang.shared.Universities universities,
                ApplicationEventPublisher house) {
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
            var zone = universities.current().timeZone();
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
