package org.tongchuang.members.visibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// What somebody else sees of a person.
///
/// @param seen what is known of each field that is seen
/// @param kept what is known too, and not seen
public record ViewAsPage(
        MemberId person,
        String name,
        Closeness viewer,
        Visibility visibility,
        Map<Field, Map<String, String>> seen,
        List<Field> kept)
        implements Page {

    public List<Closeness> viewers() {
        return ViewAs.VIEWERS;
    }

    public String key(Closeness viewer) {
        return ViewAs.key(viewer);
    }

    public String standing() {
        return visibility.standing().name().toLowerCase(Locale.ROOT);
    }

    ViewAs.Seen told() {
        Map<String, String> audiences = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            audiences.put(field.key(), visibility.of(field).key());
        }
        return new ViewAs.Seen(person.toString(), key(viewer), standing(), ViewAs.flat(seen), audiences);
    }
}
