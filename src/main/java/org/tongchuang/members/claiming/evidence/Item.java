package org.tongchuang.members.claiming.evidence;

import java.util.Arrays;
import java.util.List;

/// What an applicant can say of themself, in the order of the form.
public enum Item {
    NAME("name"),
    FORMER_NAME("formerName.1"),
    ENTRY_YEAR("education.1.entryYear"),
    GRADUATION_YEAR("education.1.graduationYear"),
    SCHOOL("education.1.school"),
    DEPARTMENT("education.1.department"),
    MAJOR("education.1.major"),
    CLASS("education.1.class"),
    BIRTH_DATE("birthDate"),
    STUDENT_NUMBER("education.1.studentNumber"),
    /// The last six signs of the document the university knows them by; never the whole number.
    DOCUMENT_TAIL(""),
    /// Which document these six are of.
    DOCUMENT_KIND(""),
    PHONE("phone.1"),
    /// Proved by a code before anything else is asked.
    EMAIL("email.1");

    private static final String STUDY = "education.1.";

    private final String path;

    Item(String path) {
        this.path = path;
    }

    /// Where a record of one person keeps such a thing; empty where it keeps more than was said.
    public String path() {
        return path;
    }

    /// Those that speak of one degree.
    public static List<Item> ofStudies() {
        return Arrays.stream(values())
                .filter(item -> item.path.startsWith(STUDY))
                .toList();
    }

    /// Of studies, the part of a degree's path, such as `school`.
    public String part() {
        return path.substring(STUDY.length());
    }

    /// The message key of its name.
    public String key() {
        return "members.claims.item." + name();
    }
}
