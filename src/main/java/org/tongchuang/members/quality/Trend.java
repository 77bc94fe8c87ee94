package org.tongchuang.members.quality;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tongchuang.members.quality.QualityDesk.Overview;
import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Words;

/// Month by month, as pictures; the first month is a single point, for nothing is made up.
final class Trend {

    private Trend() {}

    /// @param known of everything that is asked, in hundredths
    /// @param reachable of the alumni
    /// @param confirmed within the year before
    record Point(YearMonth month, int known, int reachable, int confirmed) {}

    static List<Point> of(Overview seen) {
        List<Point> points = new ArrayList<>();
        for (Months.Month one : seen.months()) {
            Numbers then = one.numbers();
            long people = then.of(Tag.PERSON, null);
            long alumni = then.of(Tag.ALUM, null);
            points.add(new Point(
                    one.month(),
                    known(then, people),
                    Shares.percent(alumni - then.of(Tag.LOST, null), alumni),
                    Shares.percent(people - then.of(Tag.UNCONFIRMED, null), people)));
        }
        Numbers now = seen.numbers();
        long people = now.of(Tag.PERSON, null);
        long alumni = now.of(Tag.ALUM, null);
        int unconfirmed = now.of(tag -> Tag.isUnconfirmedSince(tag, seen.aYearAgo()), null);
        points.add(new Point(
                seen.present(),
                Shares.known(now, null),
                Shares.percent(alumni - now.of(Tag.LOST, null), alumni),
                Shares.percent(people - unconfirmed, people)));
        return points;
    }

    /// What is known isn't kept of a month, only what is missing; students lack two of the fields by right.
    private static int known(Numbers then, long people) {
        long students = people - then.of(Tag.ALUM, null);
        long asked = 0;
        long missing = 0;
        for (Tracked field : Tracked.values()) {
            asked += field.isAskedOf(true) ? people : people - students;
            missing += then.of(Tag.missing(field), null);
        }
        return Shares.percent(asked - missing, asked);
    }

    static List<Chart> charts(Overview seen) {
        List<Point> points = of(seen);
        return List.of(
                chart("known", points, Point::known),
                chart("reachable", points, Point::reachable),
                chart("confirmed", points, Point::confirmed));
    }

    private static Chart chart(String name, List<Point> points, Function<Point, Integer> share) {
        int last = share.apply(points.getLast());
        String sentence = points.size() == 1
                ? Words.text("members.quality.trend.first", last)
                : sentence(
                        last - share.apply(points.getFirst()),
                        last,
                        points.getFirst().month());
        return new Chart(
                "columns",
                Words.text("members.quality.trend." + name),
                sentence,
                Words.text("members.quality.trend.month"),
                Words.text("members.quality.trend.percent"),
                points.stream()
                        .map(point -> new Chart.Point(point.month.toString(), share.apply(point), null))
                        .toList());
    }

    private static String sentence(int change, int last, YearMonth since) {
        String how = change > 0 ? "more" : change < 0 ? "less" : "same";
        return Words.text("members.quality.trend." + how, last, Math.abs(change), since.toString());
    }
}
