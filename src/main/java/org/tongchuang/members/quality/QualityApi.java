package org.tongchuang.members.quality;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.members.quality.QualityDesk.Overview;
import org.tongchuang.members.quality.Selection.Years;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;

/// How good the records are, for programs.
@RestController
@RequestMapping("/api/v1/quality")
class QualityApi {

    private static final int MOST = 200;

    private final QualityDesk desk;
    private final PeopleDesk people;

    QualityApi(QualityDesk desk, PeopleDesk people) {
        this.desk = desk;
        this.people = people;
    }

    /// Of everybody within reach, or of a `school`, a `department` of it, a `decade` of entry (`1990`; `0` for
    /// unknown).
    @GetMapping
    QualityJson show(Actor actor, @RequestParam Map<String, String> params) {
        return QualityJson.of(desk.overview(actor, Selection.place(params).unit(), Selection.decade(params)));
    }

    /// @param params `what` (`people`, `missing`, `known`, `unconfirmed`, `lost`, `invalid`, `failed`), the `field` of
    ///     the second and third, `source` and `year` (`2024` or `..2022`) of the third, and whose: `school`,
    ///     `department`, `class`, `decade`
    @GetMapping("/people")
    PeopleJson people(
            Actor actor,
            @RequestParam Map<String, String> params,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable UUID after) {
        PeopleDesk.Slice slice = people.page(actor, Selection.read(params), after, Math.clamp(size, 1, MOST));
        return new PeopleJson(
                slice.total(), slice.members().stream().map(PersonJson::of).toList(), slice.next());
    }

    /// Classes with lost alumni, by `sort`: `number` (the default) or `share`.
    @GetMapping("/classes")
    ClassesJson classes(
            Actor actor,
            @RequestParam Map<String, String> params,
            @RequestParam(defaultValue = "number") String sort,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String after) {
        int wanted = Math.clamp(size, 1, MOST);
        List<ClassLosses.Loss> found = desk.classes(
                actor,
                Selection.place(params).unit(),
                sort.equals("share"),
                after == null ? null : ClassLosses.Loss.read(after),
                wanted + 1);
        List<ClassLosses.Loss> rows = found.subList(0, Math.min(wanted, found.size()));
        return new ClassesJson(
                rows.stream().map(ClassJson::of).toList(),
                found.size() > wanted ? rows.getLast().written() : null);
    }

    /// @param state `READY`, or `SURVEYING` while the numbers are those of before
    /// @param notConfirmedSince the month from which on a word counts
    record QualityJson(
            String state,
            @Nullable Double share,
            @Nullable Instant countedAt,
            int people,
            int alumni,
            int lost,
            int unconfirmed,
            String notConfirmedSince,
            int invalidContacts,
            int failedContacts,
            List<FieldJson> fields,
            List<PartJson> parts,
            List<Trend.Point> months) {

        static QualityJson of(Overview seen) {
            return new QualityJson(
                    seen.state().recount() ? "SURVEYING" : "READY",
                    seen.state().share(),
                    seen.state().countedAt(),
                    seen.numbers().of(Tag.PERSON, seen.decade()),
                    seen.numbers().of(Tag.ALUM, seen.decade()),
                    count(seen, Concern.LOST),
                    count(seen, Concern.UNCONFIRMED),
                    seen.aYearAgo().toString(),
                    count(seen, Concern.INVALID),
                    count(seen, Concern.FAILED),
                    Arrays.stream(Tracked.values())
                            .map(field -> FieldJson.of(seen, field))
                            .toList(),
                    seen.parts().stream().map(part -> PartJson.of(seen, part)).toList(),
                    seen.whole() ? Trend.of(seen) : List.of());
        }

        private static int count(Overview seen, Concern what) {
            return seen.count(Selection.of(what, seen.place(), seen.decade()));
        }
    }

    /// @param missing of whom the field is asked and not known; by decade of entry too
    record FieldJson(
            String field,
            int known,
            int missing,
            Map<String, Integer> sources,
            Map<Integer, Integer> years,
            Map<Integer, Integer> missingByDecade) {

        static FieldJson of(Overview seen, Tracked field) {
            Selection known = Selection.of(Concern.KNOWN, field, seen.place(), seen.decade());
            Map<String, Integer> sources = new LinkedHashMap<>();
            for (Giver giver : Giver.values()) {
                sources.put(giver.key(), seen.count(known.from(giver)));
            }
            Map<Integer, Integer> years = new TreeMap<>();
            seen.numbers().tags().stream()
                    .filter(tag -> Tag.isKnown(tag, field))
                    .map(Tag::year)
                    .distinct()
                    .forEach(year -> years.put(year, seen.count(known.in(new Years(year, year)))));
            Map<Integer, Integer> missingByDecade = new TreeMap<>();
            seen.numbers()
                    .decades()
                    .forEach(
                            decade -> missingByDecade.put(decade, seen.numbers().of(Tag.missing(field), decade)));
            return new FieldJson(
                    field.key(),
                    seen.count(known),
                    seen.numbers().of(Tag.missing(field), seen.decade()),
                    sources,
                    years,
                    missingByDecade);
        }
    }

    /// @param known of everything that is asked, in hundredths
    record PartJson(
            @Nullable String school, @Nullable String department, int people, int known, int lost, int unconfirmed) {

        static PartJson of(Overview seen, QualityDesk.Part part) {
            Numbers numbers = part.numbers();
            return new PartJson(
                    part.place().school(),
                    part.place().department(),
                    numbers.of(Tag.PERSON, seen.decade()),
                    Shares.known(numbers, seen.decade()),
                    numbers.of(Tag.LOST, seen.decade()),
                    numbers.of(tag -> Tag.isUnconfirmedSince(tag, seen.aYearAgo()), seen.decade()));
        }
    }

    /// @param total of all pages; null for a class
    record PeopleJson(
            @Nullable Integer total,
            List<PersonJson> items,
            @Nullable UUID next) {}

    record PersonJson(String id, String name, List<Education> educations) {

        static PersonJson of(Member member) {
            return new PersonJson(member.id().toString(), member.name(), member.educations());
        }
    }

    record ClassesJson(List<ClassJson> items, @Nullable String next) {}

    /// @param alumni living ones
    record ClassJson(
            @Nullable String school,
            @Nullable String department,
            @Nullable String className,
            int alumni,
            int lost) {

        static ClassJson of(ClassLosses.Loss loss) {
            Place place = loss.place();
            return new ClassJson(place.school(), place.department(), place.className(), loss.alumni(), loss.lost());
        }
    }
}
