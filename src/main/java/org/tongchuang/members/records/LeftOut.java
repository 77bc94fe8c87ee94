package org.tongchuang.members.records;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Numbers that were somebody's until a merge left them out, kept among the facts where nobody sees them: a roster that
/// bears one of them is still about this person, and nobody is made anew from it.
public final class LeftOut {

    private static final String STUDENT = "#student";
    private static final String SCHOOL = "#studentSchool";
    private static final String DOCUMENT = "#idNumber";

    private LeftOut() {}

    /// What to add to the facts of a merge.
    ///
    /// @param merged the facts that came of it
    /// @param before those of both records
    public static Map<String, @Nullable String> of(Facts merged, Facts... before) {
        Set<Student> students = new LinkedHashSet<>();
        Set<String> documents = new LinkedHashSet<>();
        for (Facts facts : before) {
            students.addAll(own(facts));
            students.addAll(students(facts));
            String document = facts.get("idNumber");
            if (document != null) {
                documents.add(document.toUpperCase(Locale.ROOT));
            }
            documents.addAll(documents(facts));
        }
        students.removeAll(own(merged));
        students.removeAll(students(merged));
        documents.remove(merged.get("idNumber", "").toUpperCase(Locale.ROOT));
        documents.removeAll(documents(merged));
        return numbered(merged, students, documents);
    }

    private static Map<String, @Nullable String> numbered(Facts merged, Set<Student> students, Set<String> documents) {
        Map<String, @Nullable String> numbered = new LinkedHashMap<>();
        int student = merged.nextNumber(STUDENT);
        for (Student one : students) {
            numbered.put(STUDENT + "." + student, one.number);
            if (one.school != null) {
                numbered.put(SCHOOL + "." + student, one.school);
            }
            student++;
        }
        int document = merged.nextNumber(DOCUMENT);
        for (String one : documents) {
            numbered.put(DOCUMENT + "." + document++, one);
        }
        return numbered;
    }

    public static boolean hasStudent(Facts facts, @Nullable String school, String number) {
        return facts.hasAny(STUDENT) && students(facts).contains(Student.of(school, number));
    }

    public static boolean hasDocument(Facts facts, String number) {
        return facts.hasAny(DOCUMENT) && documents(facts).contains(number.toUpperCase(Locale.ROOT));
    }

    static List<Student> students(Facts facts) {
        return facts.numbers(STUDENT).stream()
                .map(one -> Student.of(facts.get(SCHOOL + "." + one), facts.get(STUDENT + "." + one, "")))
                .toList();
    }

    static List<String> documents(Facts facts) {
        return facts.list(DOCUMENT);
    }

    /// Of the paths that begin with a `#`, those that are protected as the ID number is.
    static boolean isDocument(String path) {
        return path.startsWith(DOCUMENT);
    }

    private static List<Student> own(Facts facts) {
        return facts.numbers("education").stream()
                .map(one -> "education." + one + ".")
                .filter(at -> facts.has(at + "studentNumber"))
                .map(at -> Student.of(facts.get(at + "school"), facts.get(at + "studentNumber", "")))
                .toList();
    }

    /// A number means nothing without the school that gave it.
    record Student(@Nullable String school, String number) {

        static Student of(@Nullable String school, String number) {
            return new Student(school, number.toUpperCase(Locale.ROOT));
        }
    }
}
