package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tongchuang.members.quality.QualityDesk.Overview;
import org.tongchuang.members.quality.QualityPage.Count;
import org.tongchuang.members.quality.Selection.Years;
import org.tongchuang.shared.Words;

/// Whose word a field is, and from when.
///
/// @param known by how many people
/// @param years the last few, and all before them together
public record Origins(Tracked field, Count known, List<Count> givers, List<Count> years) {

    private static final int YEARS_APART = 3;

    static List<Origins> of(Overview seen) {
        List<Origins> all = new ArrayList<>();
        for (Tracked field : Tracked.values()) {
            Selection known = Selection.of(Concern.KNOWN, field, seen.place(), seen.decade());
            int count = seen.count(known);
            if (count > 0) {
                int missing = seen.count(Selection.of(Concern.MISSING, field, seen.place(), seen.decade()));
                all.add(new Origins(
                        field,
                        new Count(field.label(), count, count + missing, known.href(), ""),
                        givers(seen, known, count),
                        years(seen, known, field, count)));
            }
        }
        return all;
    }

    private static List<Count> givers(Overview seen, Selection known, int of) {
        List<Count> givers = new ArrayList<>();
        for (Giver giver : Giver.values()) {
            add(givers, seen, giver.label(), known.from(giver), of);
        }
        return givers;
    }

    private static List<Count> years(Overview seen, Selection known, Tracked field, int of) {
        TreeSet<Integer> distinct = new TreeSet<>();
        seen.numbers().tags().stream()
                .filter(tag -> Tag.isKnown(tag, field))
                .forEach(tag -> distinct.add(Tag.year(tag)));
        List<Count> years = new ArrayList<>();
        int apart = 0;
        for (int year : distinct.descendingSet()) {
            if (apart++ == YEARS_APART) {
                String until = Words.text("members.quality.until", String.valueOf(year));
                add(years, seen, until, known.in(new Years(0, year)), of);
                break;
            }
            add(years, seen, String.valueOf(year), known.in(new Years(year, year)), of);
        }
        return years;
    }

    private static void add(List<Count> counts, Overview seen, String label, Selection selection, int of) {
        int count = seen.count(selection);
        if (count > 0) {
            counts.add(new Count(label, count, of, selection.href(), ""));
        }
    }
}
