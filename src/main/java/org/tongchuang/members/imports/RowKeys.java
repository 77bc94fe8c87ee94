package org.tongchuang.members.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.roster.RosterEntry;

/// The keys of one roster row.
///
/// @param studentNumbers student number with school, one per education
/// @param wholeRow for a row that names nobody by number
/// @param resembling keys that several people may share: name with birth date, phones, addresses
record RowKeys(List<Long> studentNumbers, @Nullable Long idNumber, @Nullable Long wholeRow, List<Long> resembling) {

    static RowKeys of(RosterEntry entry, LookupKeys keys) {
        List<Long> students = new ArrayList<>(1);
        for (RosterEntry.Education education : entry.educations()) {
            if (education.studentNumber() != null) {
                students.add(keys.student(education.school(), education.studentNumber()));
            }
        }
        Long idNumber = entry.document() == null ? null : keys.idNumber(entry.document().number());
        List<Long> resembling = new ArrayList<>(3);
        if (entry.birthDate() != null) {
            resembling.add(keys.nameAndBirth(entry.name().full(), entry.birthDate().toString()));
        }
        entry.phones().forEach(phone -> resembling.add(
                keys.phone(phone.extension().isEmpty() ? phone.e164() : phone.e164() + ";ext=" + phone.extension())));
        entry.emails().forEach(email -> resembling.add(keys.email(email)));
        boolean named = !students.isEmpty() || idNumber != null;
        return new RowKeys(students, idNumber, named ? null : keys.row(entry.toString()), resembling);
    }

    List<Long> all() {
        List<Long> all = new ArrayList<>(studentNumbers);
        if (idNumber != null) {
            all.add(idNumber);
        }
        if (wholeRow != null) {
            all.add(wholeRow);
        }
        all.addAll(resembling);
        return all;
    }
}
