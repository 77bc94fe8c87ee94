package org.tongchuang.members.imports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.roster.PartialDate;
import org.tongchuang.members.roster.PersonName;
import org.tongchuang.members.roster.RosterEntry;

/// What a roster row would change in a record. A row only ever adds and replaces: a cell left empty takes nothing away,
/// and a further phone stands beside the one already known.
final class RosterFacts {

    private final Facts present;
    private final Map<String, @Nullable String> changes = new LinkedHashMap<>();

    private RosterFacts(Facts present) {
        this.present = present;
    }

    /// The facts of somebody new.
    static Facts of(RosterEntry entry) {
        return Facts.NONE.with(changes(Facts.NONE, entry));
    }

    static Map<String, @Nullable String> changes(Facts present, RosterEntry entry) {
        RosterFacts facts = new RosterFacts(present);
        facts.person(entry);
        entry.educations().forEach(facts::education);
        facts.future(entry.expectedGraduation());
        facts.career(entry.career());
        return facts.changes;
    }

    /// Splits changes into those a roster may make and those the person's own word stands against.
    static Split split(Member member, Map<String, @Nullable String> changes) {
        Map<String, @Nullable String> taken = new LinkedHashMap<>();
        Map<String, String> offered = new LinkedHashMap<>();
        boolean ownCareer = member.careers().stream()
                .anyMatch(career -> career.current()
                        && !member.originOf("career." + career.number() + ".employer")
                                .source()
                                .yieldsToRoster());
        changes.forEach((path, value) -> {
            boolean own =
                    member.facts().has(path) && !member.originOf(path).source().yieldsToRoster();
            if (own || ownCareer && path.startsWith("career.")) {
                if (value != null) {
                    offered.put(path, value);
                }
            } else {
                taken.put(path, value);
            }
        });
        return new Split(taken, offered);
    }

    private void person(RosterEntry entry) {
        name(entry.name());
        set("sex", entry.sex() == null ? null : entry.sex().name());
        birthDate(entry.birthDate());
        if (entry.document() != null) {
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
        set("standing", entry.standing() == null ? null : entry.standing().name());
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
        if (date != null && (known == null || !known.startsWith(date.toString()))) {
            set("birthDate", date.toString());
        }
    }

    private void education(RosterEntry.Education education) {
        String at = "education." + numberOf(education) + ".";
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
        set(at + "studentNumber", education.studentNumber());
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

    private void future(@Nullable LocalDate expectedGraduation) {
        if (expectedGraduation == null) {
            return;
        }
        Facts after = present.with(changes);
        List<Integer> numbers = after.numbers("education");
        int last = numbers.isEmpty() ? 1 : numbers.getLast();
        set("education." + last + ".expectedGraduation", expectedGraduation.toString());
    }

    private void career(RosterEntry.@Nullable Career career) {
        if (career == null || career.employer() == null && career.title() == null && career.industry() == null) {
            return;
        }
        int number = 0;
        for (int one : present.numbers("career")) {
            boolean current = present.has("career." + one + ".current");
            String employer = present.get("career." + one + ".employer");
            if (current && (career.employer() == null || Objects.equals(employer, career.employer()))) {
                number = one;
            }
        }
        if (number == 0) {
            for (int one : present.numbers("career")) {
                if (present.has("career." + one + ".current")) {
                    changes.put("career." + one + ".current", null);
                }
            }
            number = present.nextNumber("career");
        }
        set("career." + number + ".employer", career.employer());
        set("career." + number + ".title", career.title());
        set("career." + number + ".industry", career.industry());
        set("career." + number + ".current", "true");
    }

    private void set(String path, @Nullable String value) {
        if (value != null && !value.isBlank() && !value.equals(present.get(path))) {
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

    /// @param taken what the row may change
    /// @param offered what it would change against the person's own word
    record Split(Map<String, @Nullable String> taken, Map<String, String> offered) {}
}
