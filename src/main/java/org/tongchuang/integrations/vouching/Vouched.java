package org.tongchuang.integrations.vouching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Somebody was vouched for.
///
/// @param subjects the names by which the other side will always know this person, the best first; never empty
/// @param attributes what else it told, as it called it
public record Vouched(List<String> subjects, Map<String, List<String>> attributes) {

    private static final int LONGEST_SUBJECT = 255;

    public Vouched {
        subjects = List.copyOf(subjects);
        attributes = new LinkedHashMap<>(attributes);
        if (subjects.isEmpty() || subjects.stream().anyMatch(one -> one.isBlank() || one.length() > LONGEST_SUBJECT)) {
            throw VouchRefused.untrusted("no usable subject");
        }
    }

    public static Vouched of(String subject, Map<String, List<String>> attributes) {
        return new Vouched(List.of(subject), attributes);
    }
}
