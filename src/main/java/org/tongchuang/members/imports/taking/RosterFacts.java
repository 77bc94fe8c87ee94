package org.tongchuang.members.imports.taking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.roster.PartialDate;
import org.tongchuang.members.roster.PersonName;
import org.tongchuang.members.roster.RosterEntry;

/// What a roster row would change in a record. A row only ever adds and replaces: a cell left empty takes nothing away,
/// and a further phone stands beside the one already known.
public final class RosterFacts {

    /// Stands among what was said for the employer with all that belongs to it: two rows that name two employers
    /// contradict each other, though they would stand under two numbers.
    static final String CAREER = "career";

    private final Facts present;
    private final Map<String, @Nullable String> changes = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();
    private final List<Integer> studied = new ArrayList<>();

    private RosterFacts(Facts present) {
        this.present = present;
    }

    /// What a row says, held against what is known.
    public static RosterFacts of(Facts present, RosterEntry entry) {
        RosterFacts facts = new RosterFacts(present);
        facts.person(entry);
        entry.educations().forEach(facts::education);
        facts.standing(entry);
        facts.future(entry.expectedGraduation());
        facts.career(entry.career());
        return facts;
    }

    /// Leaves out what is no news to facts of before, whatever the number it would stand under.
    RosterFacts butFor(RosterFacts toldBefore) {
        Set<String> fresh = new HashSet<>();
        toldBefore.changes.forEach((path, value) -> fresh.add(unnumbered(path) + '=' + value));
        Set.copyOf(changes.keySet()).stream()
                .filter(path -> !fresh.contains(unnumbered(path) + '=' + changes.get(path)))
                .forEach(changes::remove);
        said.retainAll(changes.keySet());
        return this;
    }

    private static String unnumbered(String path) {
        return path.replaceAll("\\.\\d+", "");
    }

    /// What the row would change.
    Map<String, @Nullable String> changes() {
        return changes;
    }

    /// Every fact the row speaks of, also where it says what is known already.
    public Set<String> said() {
        return said;
    }

    /// Whether the row tells of studies that began after all others of this person.
    boolean isLatest() {
        return lastYear(studied) > lastYearElsewhere();
    }

    /// The studies the row tells of, as `education.2`.
    List<String> studies() {
        return studied.stream().map(RosterFacts::at).toList();
    }

    private void person(RosterEntry entry) {
        name(entry.name());
        set("sex", entry.sex() == null ? null : entry.sex().name());
        birthDate(entry.birthDate());
        if (entry.document() != null && !RowKeys.sameDocumentOnce(present, entry)) {
            set("idKind", entry.document().kind().name());
            set("idNumber", entry.document().number());
        }
        entry.phones().forEach(phone -> add("phone", phone.whole()));
        entry.emails().forEach(email -> add("email", email));
        entry.addresses().forEach(address -> add("address", address));
        add("wechat", entry.wechat());
        add("note", entry.notes());
        if (entry.place() != null) {
            set("country", entry.place().country());
            set("province", entry.place().province());
            set("city", entry.place().city());
        }
        set("deceased", Boolean.TRUE.equals(entry.deceased()) ? "true" : null);
    }

    private void name(PersonName name) {
        set("name", name.full());
        set("pinyin", name.pinyin());
        set("englishName", name.english());
        name.former().forEach(former -> add("formerName", former));
    }

    /// A year alone says nothing against a whole date already known.
    private void birthDate(@Nullable PartialDate date) {
        String known = present.get("birthDate");
        if (date != null) {
            String said = date.toString();
            set("birthDate", known != null && known.startsWith(said) ? known : said);
        }
    }

    private void education(RosterEntry.Education education) {
        int number = numberOf(education);
        boolean leftOut = RowKeys.sameStudentOnce(present, education);
        if (leftOut && !present.numbers("education").contains(number)) {
            return;
        }
        studied.add(number);
        String at = "education." + number + ".";
        set(at + "school", education.school());
        set(at + "department", education.department());
        set(at + "major", education.major());
        set(at + "class", education.className());
        set(
                at + "degree",
                education.degree() == null
                        ? education.degreeText()
                        : education.degree().name());
        set(at + "entryYear", year(education.entered()));
        set(at + "graduationYear", year(education.graduated()));
        set(at + "studentNumber", leftOut ? null : education.studentNumber());
    }

    /// Which of the person's educations the row speaks of: the one with its student number, else the one it agrees
    /// with in all that both know, else another.
    private int numberOf(RosterEntry.Education education) {
        List<Integer> numbers = present.numbers("education");
        if (education.studentNumber() != null) {
            for (int number : numbers) {
                if (agrees(number, "studentNumber", education.studentNumber()) == 1
                        && agrees(number, "school", education.school()) >= 0) {
                    return number;
                }
            }
        }
        for (int number : numbers) {
            int same = agrees(number, "school", education.school())
                    + agrees(number, "class", education.className())
                    + agrees(number, "major", education.major())
                    + agrees(number, "entryYear", year(education.entered()));
            boolean against = agrees(number, "studentNumber", education.studentNumber()) < 0
                    || agrees(number, "school", education.school()) < 0
                    || agrees(number, "entryYear", year(education.entered())) < 0
                    || agrees(
                                    number,
                                    "degree",
                                    education.degree() == null
                                            ? null
                                            : education.degree().name())
                            < 0;
            if (!against && (same > 0 || numbers.size() == 1)) {
                return number;
            }
        }
        return present.nextNumber("education")
                + (int) changes.keySet().stream()
                        .filter(path -> path.startsWith("education.") && !present.has(path))
                        .map(path -> path.split("\\.")[1])
                        .filter(number -> !numbers.contains(Integer.valueOf(number)))
                        .distinct()
                        .count();
    }

    /// 1 when both say the same, -1 when they differ, 0 when one of them says nothing.
    private int agrees(int number, String part, @Nullable String said) {
        String known = present.get("education." + number + "." + part);
        return known == null || said == null ? 0 : known.equals(said) ? 1 : -1;
    }

    /// That somebody has finished one thing says nothing about what they took up later.
    private void standing(RosterEntry entry) {
        if (entry.standing() == null) {
            return;
        }
        int year = lastYear(studied);
        boolean earlier = year > 0 && year < lastYearElsewhere();
        if (!earlier) {
            set("standing", entry.standing().name());
            said.addAll(studies());
        }
    }

    private int lastYearElsewhere() {
        return lastYear(present.numbers("education").stream()
                .filter(number -> !studied.contains(number))
                .toList());
    }

    /// When the last of these studies began; -1 for none of them, 0 where it is not known.
    private int lastYear(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> at(number) + ".entryYear")
                .map(path -> Objects.requireNonNullElse(changes.get(path), present.get(path, "0")))
                .mapToInt(year -> year.matches("\\d{4}") ? Integer.parseInt(year) : 0)
                .max()
                .orElse(-1);
    }

    private void future(@Nullable LocalDate expectedGraduation) {
        if (expectedGraduation != null) {
            set(at(studied.isEmpty() ? 1 : studied.getLast()) + ".expectedGraduation", expectedGraduation.toString());
        }
    }

    private static String at(int number) {
        return "education." + number;
    }

    private void career(RosterEntry.@Nullable Career career) {
        if (career == null || career.employer() == null && career.title() == null && career.industry() == null) {
            return;
        }
        said.add(CAREER);
        int number = sameCareer(career);
        if (number == 0 || !present.has("career." + number + ".current")) {
            for (int one : present.numbers("career")) {
                if (present.has("career." + one + ".current")) {
                    changes.put("career." + one + ".current", null);
                }
            }
        }
        number = number == 0 ? present.nextNumber("career") : number;
        set("career." + number + ".employer", career.employer());
        set("career." + number + ".title", career.title());
        set("career." + number + ".industry", career.industry());
        set("career." + number + ".current", "true");
    }

    /// The current career at this employer, else one they are not known to have left; 0 when there is none.
    private int sameCareer(RosterEntry.Career career) {
        int same = 0;
        for (int one : present.numbers("career")) {
            String at = "career." + one;
            String employer = present.get(at + ".employer");
            if (present.has(at + ".current")
                    && (career.employer() == null || employer == null || employer.equals(career.employer()))) {
                return one;
            }
            boolean left = present.has(at + ".to");
            if (!left && employer != null && employer.equals(career.employer()) && sameTitle(at, career)) {
                same = one;
            }
        }
        return same;
    }

    private boolean sameTitle(String at, RosterEntry.Career career) {
        String known = present.get(at + ".title");
        return known == null || career.title() == null || known.equals(career.title());
    }

    private void set(String path, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        said.add(path);
        if (!value.equals(present.get(path))) {
            changes.put(path, value);
        }
    }

    private void add(String name, @Nullable String value) {
        if (value == null
                || value.isBlank()
                || present.list(name).contains(value)
                || changes.containsValue(value) && added(name, value)) {
            return;
        }
        int number = present.nextNumber(name);
        while (changes.containsKey(name + "." + number)) {
            number++;
        }
        changes.put(name + "." + number, value);
    }

    private boolean added(String name, String value) {
        return changes.entrySet().stream()
                .anyMatch(change -> change.getKey().startsWith(name + ".") && value.equals(change.getValue()));
    }

    private static @Nullable String year(@Nullable PartialDate date) {
        return date == null ? null : String.valueOf(date.year());
    }
}
