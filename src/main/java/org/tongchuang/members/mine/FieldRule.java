package org.tongchuang.members.mine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What happens when people change something about themselves: the office sets it for each kind of fact.
public enum FieldRule {
    /// It counts from that moment on.
    AT_ONCE,
    /// The office looks at it first; until then the record stays as it is.
    REVIEW,
    /// Only the office changes it.
    NEVER;

    /// The kinds of facts people may ever change, as the first part of their paths, and the rule until the office sets
    /// another: what proves who somebody is and what they studied is looked at.
    static final Map<String, FieldRule> USUAL = Map.ofEntries(
            Map.entry("name", REVIEW),
            Map.entry("formerName", REVIEW),
            Map.entry("pinyin", AT_ONCE),
            Map.entry("englishName", AT_ONCE),
            Map.entry("sex", REVIEW),
            Map.entry("birthDate", REVIEW),
            Map.entry("idNumber", NEVER),
            Map.entry("education", REVIEW),
            Map.entry("career", AT_ONCE),
            Map.entry("phone", AT_ONCE),
            Map.entry("email", AT_ONCE),
            Map.entry("wechat", AT_ONCE),
            Map.entry("address", AT_ONCE),
            Map.entry("country", AT_ONCE),
            Map.entry("province", AT_ONCE),
            Map.entry("city", AT_ONCE),
            Map.entry("language", AT_ONCE),
            Map.entry("interest", AT_ONCE),
            Map.entry("help", AT_ONCE));

    /// In the order in which the office sees them.
    static final List<String> KINDS = List.of(
            "name",
            "formerName",
            "pinyin",
            "englishName",
            "sex",
            "birthDate",
            "idNumber",
            "education",
            "career",
            "phone",
            "email",
            "wechat",
            "address",
            "country",
            "province",
            "city",
            "language",
            "interest",
            "help");

    /// What nobody decides about themselves: notes, flags of the office, whether somebody is a student still.
    static final Set<String> OFFICE_ONLY = Set.of("studentNumber", "expectedGraduation");

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FieldRule> of(String key) {
        return List.of(values()).stream().filter(rule -> rule.key().equals(key)).findFirst();
    }

    /// `career` of `career.1.employer`.
    static String kind(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
