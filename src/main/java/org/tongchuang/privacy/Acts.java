package org.tongchuang.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tongchuang.shared.Words;

/// What is on the trail, in words.
final class Acts {

    private static final Pattern NUMBER = Pattern.compile("\\.\\d+");

    private Acts() {}

    /// The act as the predicate of a sentence; an act written by a later version stands as it is.
    static String words(String act) {
        return Words.textOr(act, "privacy.act." + act);
    }

    /// The part of the house an act belongs to.
    static String room(String act) {
        String room = act.substring(0, Math.max(0, act.indexOf('.')));
        return Words.textOr(room, "privacy.room." + room);
    }

    static String fact(String name) {
        return Words.textOr(name, "privacy.fact." + name);
    }

    /// Fields by their names and values from lists, as the room that wrote the act words them; else as [#value].
    static String value(String act, String fact, String value) {
        String room = act.substring(0, Math.max(0, act.indexOf('.')));
        if (!fact.equals("fields") && !value.matches("[A-Z_]+(, [A-Z_]+)*")) {
            return value(value);
        }
        return Arrays.stream(value.split(", "))
                .map(one -> fact.equals("fields")
                        ? Words.textOr(
                                one, room + ".fact." + NUMBER.matcher(one).replaceAll(""))
                        : Words.textOr(value(one), room + "." + fact + "." + one))
                .distinct()
                .collect(Collectors.joining(Words.text("privacy.audit.and")));
    }

    /// Roles and the like, before and after a change, in words where there are any.
    static String value(String value) {
        StringBuilder words = new StringBuilder();
        for (String part : value.split(" → ", -1)) {
            words.append(words.isEmpty() ? "" : " → ").append(one(part));
        }
        return words.toString();
    }

    private static String one(String value) {
        return value.isEmpty()
                ? "–"
                : Words.textOr(
                        value, "privacy.value." + value.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
