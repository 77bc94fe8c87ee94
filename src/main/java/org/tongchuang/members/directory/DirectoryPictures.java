package org.tongchuang.members.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Words;

/// Turns the counts of a search into what people look at: facets, the small histogram of years, charts. Every bar is a
/// link that narrows the search.
@Component
class DirectoryPictures {

    private static final List<String> PICTURED = List.of("city", "industry", "employer", "school");
    private static final double LEAST_HEIGHT = 0.04;

    List<DirectoryPage.Facet> facets(DirectoryQuery asked, SearchPage found, String view) {
        return Directory.FACETS.stream()
                .filter(field -> !found.facet(field).values().isEmpty())
                .map(field -> DirectoryPage.Facet.of(field, found.facet(field), asked, to -> address(to, view)))
                .toList();
    }

    List<DirectoryPage.Bar> years(DirectoryQuery asked, SearchPage found, String view) {
        List<SearchPage.Count> counts = found.facet("graduationYear").values();
        if (counts.isEmpty()) {
            return List.of();
        }
        TreeMap<Integer, SearchPage.Count> byYear = new TreeMap<>();
        counts.forEach(count -> byYear.put(Integer.valueOf(count.value()), count));
        int last = byYear.lastKey();
        int first = Math.max(byYear.firstKey(), last - 79);
        long most = counts.stream().mapToLong(SearchPage.Count::count).max().orElse(1);
        List<DirectoryPage.Bar> bars = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            SearchPage.Count count = byYear.get(year);
            long people = count == null ? 0 : count.count();
            String name = String.valueOf(year);
            bars.add(new DirectoryPage.Bar(
                    name,
                    people,
                    people == 0 ? 0 : Math.max(LEAST_HEIGHT, (double) people / most),
                    count != null && count.chosen(),
                    address(asked.only("graduationYear", name), view)));
        }
        return bars;
    }

    List<Chart> charts(DirectoryQuery asked, SearchPage found) {
        List<Chart> charts = new ArrayList<>();
        decades(asked, found.facet("graduationYear").values(), found.total(), charts);
        for (String field : PICTURED) {
            SearchPage.Facet facet = found.facet(field);
            if (!facet.values().isEmpty()) {
                charts.add(bars(asked, field, facet, found.total()));
            }
        }
        return charts;
    }

    private static void decades(DirectoryQuery asked, List<SearchPage.Count> years, long total, List<Chart> charts) {
        SequencedMap<Integer, Long> decades = new TreeMap<>();
        years.forEach(year -> decades.merge(Integer.parseInt(year.value()) / 10 * 10, year.count(), Long::sum));
        if (decades.isEmpty()) {
            return;
        }
        List<Chart.Point> points = decades.entrySet().stream()
                .map(decade -> new Chart.Point(
                        Words.text("members.decade", String.valueOf(decade.getKey())),
                        decade.getValue(),
                        address(
                                asked.only("graduationYear", decade.getKey() + ".." + (decade.getKey() + 9)),
                                "charts")))
                .toList();
        Chart.Point most = points.stream()
                .max(java.util.Comparator.comparingLong(Chart.Point::value))
                .orElseThrow();
        charts.add(new Chart(
                "columns",
                Words.text("members.chart.decade"),
                Words.text("members.chart.decade.words", most.label(), share(most.value(), total)),
                Words.text("members.facet.graduationYear"),
                Words.text("members.chart.people"),
                points));
    }

    private static Chart bars(DirectoryQuery asked, String field, SearchPage.Facet facet, long total) {
        List<Chart.Point> points = facet.values().stream()
                .map(value -> new Chart.Point(
                        DirectoryPage.value(field, value.value()),
                        value.count(),
                        address(asked.toggled(field, value.value()), "charts")))
                .toList();
        String title = Words.text("members.facet." + field);
        return new Chart(
                "bars",
                Words.text("members.chart.by", title),
                Words.text(
                        "members.chart.by.words",
                        points.getFirst().label(),
                        share(points.getFirst().value(), total),
                        facet.distinct()),
                title,
                Words.text("members.chart.people"),
                points);
    }

    private static double share(long part, long total) {
        return total == 0 ? 0 : (double) part / total;
    }

    static String address(DirectoryQuery asked, String view) {
        String params = asked.params();
        String shown = view.equals("table") ? "" : (params.isEmpty() ? "" : "&") + "view=" + view;
        return "/office/members" + (params.isEmpty() && shown.isEmpty() ? "" : "?" + params + shown);
    }
}
