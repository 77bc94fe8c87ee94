package org.tongchuang.members.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.roster.RosterEntry;

/// The keys of one roster row.
///
/// @param studentNumbers student number with school, one per education
/// @param wholeRow for a row that names nobody by number
/// @param resembling keys that several people may share, and what they are: name with birth date, phones, addresses
record RowKeys(
        List<Long> studentNumbers,
        @Nullable Long idNumber,
        @Nullable Long wholeRow,
        Map<Long, String> resembling) {

    static RowKeys of(RosterEntry entry, LookupKeys keys) {
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
        return new RowKeys(students, idNumber, named ? null : everything(entry, keys), resembling);
    }

    /// All that a row says.
    static long everything(RosterEntry entry, LookupKeys keys) {
        return keys.row(entry.toString());
    }

    /// The keys that make two rows the same person.
    List<Long> strong() {
        List<Long> strong = new ArrayList<>(studentNumbers);
        if (idNumber != null) {
            strong.add(idNumber);
        }
        if (wholeRow != null) {
            strong.add(wholeRow);
        }
        return strong;
    }

    List<Long> all() {
        List<Long> all = strong();
        all.addAll(resembling.keySet());
        return all;
    }
}
