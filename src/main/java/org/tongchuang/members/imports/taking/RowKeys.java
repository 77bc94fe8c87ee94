package org.tongchuang.members.imports.taking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LeftOut;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.RowMarks;
import org.tongchuang.members.roster.RosterEntry;

/// The keys of one roster row.
///
/// @param studentNumbers student number with school, one per education
/// @param wholeRow for a row that names nobody by number, else empty; under several keys while older ones are kept, the
///     youngest last
/// @param resembling keys that several people may share, and what they are: name with birth date, phones, addresses
public record RowKeys(
        List<Long> studentNumbers,
        @Nullable Long idNumber,
        List<RowMarks.Mark> wholeRow,
        Map<Long, String> resembling) {

    public static RowKeys of(RosterEntry entry, LookupKeys keys) {
        List<Long> students = new ArrayList<>(1);
        for (RosterEntry.Education education : entry.educations()) {
            if (education.studentNumber() != null) {
                students.add(keys.student(education.school(), education.studentNumber()));
            }
        }
        Long idNumber =
                entry.document() == null ? null : keys.idNumber(entry.document().number());
        Map<Long, String> resembling = new LinkedHashMap<>(4);
        if (entry.birthDate() != null) {
            resembling.put(
                    keys.nameAndBirth(entry.name().full(), entry.birthDate().toString()), "name-birth");
        }
        entry.phones().forEach(phone -> resembling.put(keys.phone(phone.whole()), "phone"));
        entry.emails().forEach(email -> resembling.put(keys.email(email), "email"));
        boolean named = !students.isEmpty() || idNumber != null;
        return new RowKeys(students, idNumber, named ? List.of() : keys.row(entry.toString()), resembling);
    }

    static boolean sameStudent(Facts facts, RosterEntry.Education education) {
        for (int number : facts.numbers("education")) {
            String at = "education." + number + ".";
            if (facts.get(at + "studentNumber", "").equalsIgnoreCase(education.studentNumber())
                    && Objects.equals(facts.get(at + "school"), education.school())) {
                return true;
            }
        }
        return false;
    }

    static boolean sameDocument(Facts facts, RosterEntry entry) {
        return entry.document() != null
                && facts.get("idNumber", "").equalsIgnoreCase(entry.document().number());
    }

    static boolean sameStudentOnce(Facts facts, RosterEntry.Education education) {
        String number = education.studentNumber();
        return number != null && LeftOut.hasStudent(facts, education.school(), number);
    }

    static boolean sameDocumentOnce(Facts facts, RosterEntry entry) {
        return entry.document() != null
                && LeftOut.hasDocument(facts, entry.document().number());
    }

    boolean sameRow(Facts facts) {
        return wholeRow.stream().anyMatch(mark -> RowMarks.has(facts, mark));
    }

    /// By which a record is known to come from this very row.
    Map<String, @Nullable String> rowMarks() {
        return wholeRow.isEmpty() ? Map.of() : RowMarks.first(wholeRow.getLast());
    }

    /// The keys that make two rows the same person.
    public List<Long> strong() {
        List<Long> strong = new ArrayList<>(studentNumbers);
        if (idNumber != null) {
            strong.add(idNumber);
        }
        wholeRow.forEach(mark -> strong.add(mark.key()));
        return strong;
    }

    public List<Long> all() {
        List<Long> all = strong();
        all.addAll(resembling.keySet());
        return all;
    }
}
