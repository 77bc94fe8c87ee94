package org.tongchuang.members.duplicates;

import java.util.Arrays;
import java.util.List;

/// What two records are compared by. What one of them does not know says nothing, for or against.
public enum Field {
    NAME,
    BIRTH,
    SEX,
    ID_NUMBER,
    STUDENT_NUMBER,
    PHONE,
    EMAIL,
    WECHAT,
    ADDRESS,
    CITY,
    STUDY,
    WORK;

    /// Its levels, the closest agreement first.
    public List<Level> levels() {
        return Sorted.BY_FIELD.get(ordinal());
    }

    /// Apart, for the two enums know each other.
    private static final class Sorted {
        static final List<List<Level>> BY_FIELD = Arrays.stream(values())
                .map(field -> Arrays.stream(Level.values())
                        .filter(level -> level.field() == field)
                        .toList())
                .toList();
    }

    /// What a household or a class liaison shares: a second one shared says little more than the first.
    boolean isContact() {
        return this == PHONE || this == EMAIL || this == WECHAT || this == ADDRESS;
    }
}
