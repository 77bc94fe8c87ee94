package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By which a roster row that names nobody by number is known to be in a record: 128 bits of all it said, kept among
/// the facts where nobody sees them. A record that others were merged into has several.
public final class RowMarks {

    private static final String ROW = "#row";
    private static final String AGAIN = "#rowAgain";

    private RowMarks() {}

    /// The mark of the row a record is made from.
    public static Map<String, @Nullable String> first(Mark mark) {
        return Map.of(ROW, String.valueOf(mark.key()), AGAIN, String.valueOf(mark.again()));
    }

    public static boolean has(Facts facts, Mark mark) {
        return places(facts).stream()
                .anyMatch(place -> facts.get(ROW + place, "").equals(String.valueOf(mark.key()))
                        && facts.get(AGAIN + place, "").equals(String.valueOf(mark.again())));
    }

    /// The first 64 bits of each, for the lookup table.
    static List<Long> keys(Facts facts) {
        return places(facts).stream()
                .map(place -> Long.valueOf(facts.get(ROW + place, "0")))
                .toList();
    }

    /// What to add to one record so that it is known by the rows of another too.
    public static Map<String, @Nullable String> taken(Facts kept, Facts other) {
        Map<String, @Nullable String> marks = new LinkedHashMap<>();
        int number = last(kept);
        for (String place : places(other)) {
            number++;
            marks.put(ROW + "." + number, other.get(ROW + place));
            marks.put(AGAIN + "." + number, other.get(AGAIN + place));
        }
        return marks;
    }

    private static List<String> places(Facts facts) {
        List<String> places = new ArrayList<>(1);
        if (facts.has(ROW)) {
            places.add("");
        }
        facts.numbers(ROW).forEach(number -> places.add("." + number));
        return places;
    }

    private static int last(Facts facts) {
        List<Integer> numbers = facts.numbers(ROW);
        return numbers.isEmpty() ? 0 : numbers.getLast();
    }

    /// @param key the 64 bits by which it is looked up
    /// @param again another 64 bits of the same, to compare where the key is found
    public record Mark(long key, long again) {}
}
