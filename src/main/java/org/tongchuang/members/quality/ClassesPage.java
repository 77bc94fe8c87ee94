package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.List;
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
        List<String> params = new ArrayList<>(Selection.params(place, null));
        params.add("sort=" + (share ? "share" : "number"));
        if (after != null) {
            params.add("after=" + after);
        }
        return "/office/quality/classes?" + String.join("&", params);
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
