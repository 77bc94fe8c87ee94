package org.tongchuang.members.mine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.NotFound;

/// What of a record is read and changed together.
public enum Part {
    PERSON("name", "formerName", "pinyin", "englishName", "sex", "birthDate"),
    CONTACT("phone", "email", "wechat", "address", "country", "province", "city"),
    WORK("career"),
    STUDIES("education"),
    MORE("language", "interest", "help");

    private final List<String> kinds;

    Part(String... kinds) {
        this.kinds = List.of(kinds);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Part> of(String key) {
        return Arrays.stream(values()).filter(part -> part.key().equals(key)).findFirst();
    }

    /// @throws NotFound when there is none of this name
    public static Part named(String key) {
        return of(key).orElseThrow(() -> new NotFound("part " + key));
    }

    boolean holds(String path) {
        return kinds.contains(FieldRule.kind(path))
                && !FieldRule.OFFICE_ONLY.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /// The facts of this part alone.
    Map<String, String> of(Facts facts) {
        Map<String, String> own = new TreeMap<>();
        facts.each((path, value) -> {
            if (holds(path)) {
                own.put(path, value);
            }
        });
        return own;
    }
}
