package org.tongchuang.members.visibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// Who sees what of oneself, to be chosen.
///
/// @param listed whether one is in the directory of alumni, or `UNASKED`
public record ChoicesPage(Visibility.Standing listed, List<Line> lines) implements Page {

    /// A field with its audience.
    ///
    /// @param filled whether anything is known there at all
    public record Line(String key, String chosen, boolean filled) {}

    static ChoicesPage of(Visibility visibility, java.util.Set<Field> known) {
        return new ChoicesPage(
                visibility.standing(),
                java.util.Arrays.stream(Field.values())
                        .map(field ->
                                new Line(field.key(), visibility.chosen(field).key(), known.contains(field)))
                        .toList());
    }

    public Map<String, String> audiences() {
        Map<String, String> audiences = new LinkedHashMap<>();
        for (Audience audience : Audience.values()) {
            audiences.put(audience.key(), Words.text("members.choices.audience." + audience.key()));
        }
        return audiences;
    }
}
