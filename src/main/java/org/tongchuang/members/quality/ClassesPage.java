package org.tongchuang.members.quality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.RecordPage;
import org.tongchuang.shared.Page;

/// Classes by how many of their alumni nobody can reach.
///
/// @param next to go on after; null when that was all
public record ClassesPage(
        Place place,
        boolean byShare,
        List<ClassLosses.Loss> rows,
        boolean later,
        @Nullable String next) implements Page {

    public String address(boolean share, @Nullable String after) {
        return address(place, share ? "share" : "number", after);
    }

    static String address(Place place, String sort, @Nullable String after) {
        Map<String, String> named = Selection.named(place, null);
        named.put("sort", sort);
        if (after != null) {
            named.put("after", after);
        }
        return "/office/quality/classes?" + Selection.params(named);
    }

    public String back() {
        return QualityPage.address(place, null);
    }

    public String where() {
        return RecordPage.joined(" · ", place.school(), place.department());
    }

    public static String people(ClassLosses.Loss loss) {
        return Selection.of(Concern.LOST, loss.place(), null).href();
    }

    public static String of(ClassLosses.Loss loss) {
        return RecordPage.joined(" · ", loss.place().school(), loss.place().department());
    }
}
