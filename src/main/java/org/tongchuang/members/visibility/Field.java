package org.tongchuang.members.visibility;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person decides on as one: the facts that tell the same about them. What belongs to none of these, as a
/// student number, an ID number or the office's notes, nobody is shown who is not of the office.
public enum Field {
    NAME(Audience.MEMBERS, Audience.NEAR, "name", "pinyin", "deceased"),
    OTHER_NAMES(Audience.NEAR, Audience.SELF, "formerName", "englishName"),
    STUDIES(Audience.MEMBERS, Audience.NEAR, "education", "standing"),
    WORK(Audience.MEMBERS, Audience.SELF, "career"),
    PLACE(Audience.MEMBERS, Audience.SELF, "country", "province", "city"),
    INTERESTS(Audience.MEMBERS, Audience.SELF, "interest", "language"),
    HELP(Audience.MEMBERS, Audience.SELF, "help"),
    PHONE(Audience.SELF, Audience.SELF, "phone"),
    EMAIL(Audience.SELF, Audience.SELF, "email"),
    WECHAT(Audience.SELF, Audience.SELF, "wechat"),
    ADDRESS(Audience.SELF, Audience.SELF, "address"),
    BIRTH_DATE(Audience.SELF, Audience.SELF, "birthDate");

    private static final Set<String> NEVER = Set.of("studentNumber", "expectedGraduation");

    private final Audience usual;
    private final Audience unasked;
    private final Set<String> names;

    /// @param usual who sees it of a person who joined and has not said otherwise
    /// @param unasked who sees it of a person whom nobody has asked yet
    Field(Audience usual, Audience unasked, String... names) {
        this.usual = usual;
        this.unasked = unasked;
        this.names = Set.of(names);
    }

    Audience usual() {
        return usual;
    }

    Audience unasked() {
        return unasked;
    }

    /// As it is named in forms and messages: `other-names`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Field> named(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    /// To what a fact belongs; null for what is never shown.
    static @Nullable Field of(String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        if (NEVER.contains(path.substring(path.lastIndexOf('.') + 1))) {
            return null;
        }
        for (Field field : values()) {
            if (field.names.contains(name)) {
                return field;
            }
        }
        return null;
    }
}
