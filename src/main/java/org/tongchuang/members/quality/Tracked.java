package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;

/// A field whose completeness is followed. New ones are added at the end, for their places are written down; then
/// `Tag.VERSION` grows.
public enum Tracked {
    SCHOOL("education", "school"),
    CLASS("education", "class"),
    DEGREE("education", "degree"),
    GRADUATION("education", "graduationYear"),
    STUDENT_NUMBER("education", "studentNumber"),
    BIRTH_DATE("birthDate", null),
    PHONE("phone", null),
    EMAIL("email", null),
    WECHAT("wechat", null),
    ADDRESS("address", null),
    CITY("city", null),
    EMPLOYER("career", "employer");

    private static final List<Tracked> NOT_OF_STUDENTS = List.of(GRADUATION, EMPLOYER);

    private final String name;
    private final @Nullable String part;

    Tracked(String name, @Nullable String part) {
        this.name = name;
        this.part = part;
    }

    /// As it stands in an address.
    public String key() {
        return part == null ? name : part;
    }

    static @Nullable Tracked ofKey(String key) {
        for (Tracked field : values()) {
            if (field.key().equals(key)) {
                return field;
            }
        }
        return null;
    }

    /// What people call it.
    public String label() {
        return part == null
                ? Labels.label(name)
                : Labels.label(name + ".0." + part).replaceFirst("^.* · ", "");
    }

    /// Within a sentence: English writes it small, where it is a word and no name.
    public String inSentence() {
        String label = label();
        return this == WECHAT ? label : label.toLowerCase(Locale.ROOT);
    }

    /// Whether it is to be expected at all.
    boolean isAskedOf(boolean student) {
        return !student || !NOT_OF_STUDENTS.contains(this);
    }

    /// Where the record has it; empty when it lacks it.
    List<String> paths(Facts facts) {
        if (part == null && facts.has(name)) {
            return List.of(name);
        }
        List<String> paths = new ArrayList<>();
        for (int number : facts.numbers(name)) {
            String path = name + "." + number + (part == null ? "" : "." + part);
            boolean past = this == EMPLOYER && !facts.has("career." + number + ".current");
            if (facts.has(path) && !past) {
                paths.add(path);
            }
        }
        return paths;
    }
}
