package org.tongchuang.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture of numbers: one series, drawn by `kit/chart.jte`, with its table one tap away.
///
/// @param kind `columns` for things in order, such as years; `bars` for names, longest first
/// @param sentence what to see in it
/// @param axis what the points are; heads the table
/// @param measure what is counted
public record Chart(String kind, String title, String sentence, String axis, String measure, List<Point> points) {

    public Chart {
        points = List.copyOf(points);
    }

    /// One bar; a click follows its link.
    public record Point(String label, long value, @Nullable String href) {}

    /// The points for the script, as JSON.
    public String json() {
        StringBuilder json = new StringBuilder("[");
        for (Point point : points) {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append("[\"").append(escaped(point.label())).append("\",").append(point.value());
            json.append(",\"")
                    .append(point.href() == null ? "" : escaped(point.href()))
                    .append("\"]");
        }
        return json.append(']').toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(' ');
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }
}
