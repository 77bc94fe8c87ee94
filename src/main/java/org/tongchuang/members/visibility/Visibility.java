package org.tongchuang.members.visibility;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.tongchuang.members.records.Facts;

/// What one person lets others see. Their choices are facts of their record like any other (`shown.phone`), so they
/// have a source and a history, go along in a merge, and reach the index the moment they are made.
///
/// @param standing whether the person is in the directory of alumni, is not, or was never asked
public record Visibility(Standing standing, Map<Field, Audience> audiences) {

    static final String LISTED = "shown.listed";
    static final String YES = "yes";
    static final String NO = "no";
    private static final String SHOWN = "shown.";

    public enum Standing {
        LISTED,
        UNLISTED,
        /// Only classmates see that somebody of this name studied with them.
        UNASKED
    }

    public Visibility {
        audiences = Collections.unmodifiableMap(new EnumMap<>(audiences));
    }

    public static Visibility of(Facts facts) {
        Standing standing = standing(facts);
        Map<Field, Audience> audiences = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Audience usual = standing == Standing.UNASKED ? field.unasked() : field.usual();
            String chosen = facts.get(SHOWN + field.key());
            audiences.put(field, chosen == null ? usual : audience(chosen));
        }
        return new Visibility(standing, audiences);
    }

    /// Whether a fact is a choice about who sees something.
    public static boolean isChoice(String path) {
        return path.startsWith(SHOWN);
    }

    /// Whether fewer see it by the one choice than by the other.
    public static boolean isNarrower(String path, String one, String other) {
        if (path.equals(LISTED)) {
            return one.equals(NO) && !other.equals(NO);
        }
        return audience(one).compareTo(audience(other)) > 0;
    }

    /// A word that is no audience was not written by us: nobody sees the field.
    private static Audience audience(String key) {
        return Audience.of(key).orElse(Audience.SELF);
    }

    private static Standing standing(Facts facts) {
        if (facts.has("unlisted")
                || facts.has("leaving")
                || facts.get(LISTED, "").equals(NO)) {
            return Standing.UNLISTED;
        }
        return facts.get(LISTED, "").equals(YES) ? Standing.LISTED : Standing.UNASKED;
    }

    /// Who may see this as far as it was said for this field alone.
    Audience chosen(Field field) {
        return audiences.getOrDefault(field, Audience.SELF);
    }

    /// Who sees this; the least that can be seen of a person is their name, so nobody sees more than that allows.
    public Audience of(Field field) {
        Audience own = chosen(field);
        Audience name = chosen(Field.NAME);
        return own.compareTo(name) > 0 ? own : name;
    }

    /// The part of the facts that somebody so near sees; nothing at all when not even the name.
    public Facts seenBy(Closeness viewer, Facts facts) {
        if (viewer != Closeness.SELF && standing == Standing.UNLISTED
                || !of(Field.NAME).includes(viewer)) {
            return Facts.NONE;
        }
        Map<String, String> seen = new TreeMap<>();
        facts.each((path, value) -> {
            Field field = Field.of(path);
            if (field != null && of(field).includes(viewer)) {
                seen.put(path, value);
            }
        });
        return Facts.of(seen);
    }
}
