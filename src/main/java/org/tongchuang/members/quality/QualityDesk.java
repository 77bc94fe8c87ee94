package org.tongchuang.members.quality;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;

/// Where staff see how good the records are, within their reach. It names nobody, so it needs no entry on the trail.
@Service
class QualityDesk {

    private final Figures figures;
    private final ClassLosses classes;
    private final Months months;

    QualityDesk(Figures figures, ClassLosses classes, Months months) {
        this.figures = figures;
        this.classes = classes;
        this.months = months;
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
}
