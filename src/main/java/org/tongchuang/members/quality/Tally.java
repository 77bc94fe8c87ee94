package org.tongchuang.members.quality;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Counts of lines as they are added and taken away: all tags by place and decade, alumni and the lost by class.
final class Tally {

    private final Map<Cell, Map<Integer, int[]>> cells = new HashMap<>();
    private final Map<String, int[]> classes = new HashMap<>();

    record Cell(String place, int decade) {}

    /// @param times 1 for a line that came, -1 for one that went
    void add(Line line, int times) {
        addTo(new Cell("", line.decade()), line, times);
        for (String place : line.places()) {
            if (Place.isClass(place)) {
                addToClass(place, line, times);
            } else {
                addTo(new Cell(place, line.decade()), line, times);
            }
        }
    }

    private void addTo(Cell cell, Line line, int times) {
        Map<Integer, int[]> counts = cells.computeIfAbsent(cell, one -> new HashMap<>());
        for (Integer tag : line.tags()) {
            counts.computeIfAbsent(tag, one -> new int[1])[0] += times;
        }
    }

    private void addToClass(String place, Line line, int times) {
        if (line.tags().contains(Tag.ALUM)) {
            int[] counts = classes.computeIfAbsent(place, one -> new int[2]);
            counts[0] += times;
            counts[1] += line.tags().contains(Tag.LOST) ? times : 0;
        }
    }

    void eachCell(BiConsumer<Cell, Map<Integer, Integer>> reader) {
        cells.forEach((cell, counts) -> {
            Map<Integer, Integer> plain = new HashMap<>();
            counts.forEach((tag, count) -> {
                if (count[0] != 0) {
                    plain.put(tag, count[0]);
                }
            });
            if (!plain.isEmpty()) {
                reader.accept(cell, plain);
            }
        });
    }

    /// @param reader of the class and its alumni, and those of them who are lost
    void eachClass(BiConsumer<String, int[]> reader) {
        classes.forEach((place, counts) -> {
            if (counts[0] != 0 || counts[1] != 0) {
                reader.accept(place, counts);
            }
        });
    }
}
