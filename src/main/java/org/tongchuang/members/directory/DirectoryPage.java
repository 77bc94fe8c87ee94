package org.tongchuang.members.directory;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.members.indexing.IndexFeed;
import org.tongchuang.members.records.Labels;
import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Words;
import tools.jackson.databind.json.JsonMapper;

/// People found, as a table, as cards or as pictures.
///
/// @param view `table`, `cards` or `charts`
/// @param millis how long the search took
/// @param hints what to try instead, when nobody was found
/// @param everyone how many people there are within the actor's reach
public record DirectoryPage(
        DirectoryQuery query,
        String view,
        long total,
        long everyone,
        double millis,
        List<Row> rows,
        List<Facet> facets,
        List<Bar> years,
        @Nullable String next,
        boolean nearMiss,
        List<Chart> charts,
        List<SavedSearches.Saved> saved,
        List<String> columns,
        List<Hint> hints,
        Reach reach,
        IndexFeed.@Nullable Progress rebuilding,
        boolean mayWrite,
        boolean mayImport,
        boolean mayExport)
        implements Page {

    static final List<String> ALL_COLUMNS =
            List.of("study", "current", "city", "contact", "department", "major", "degree", "graduation");
    static final List<String> USUAL_COLUMNS = List.of("study", "current", "city", "contact");

    static final int VALUES_BESIDE = 6;
    private static final int MOST_UNITS = 3;

    /// Another search that finds somebody.
    public record Hint(String words, String href) {}

    public record Row(DirectoryItem item, List<SearchPage.Span> matched) {

        public static Row of(SearchPage.Hit hit, JsonMapper json) {
            return new Row(json.readValue(hit.text(), DirectoryItem.class), hit.matched());
        }

        /// The name cut where the search matched: pieces alternate between plain and matched, plain first.
        public List<String> pieces() {
            java.util.ArrayList<String> pieces = new java.util.ArrayList<>();
            int at = 0;
            for (SearchPage.Span span : matched) {
                pieces.add(item.name().substring(at, span.from()));
                pieces.add(item.name().substring(span.from(), span.to()));
                at = span.to();
            }
            pieces.add(item.name().substring(at));
            return pieces;
        }

        public DirectoryItem.@Nullable Study study() {
            return item.educations().isEmpty() ? null : item.educations().getLast();
        }
    }

    /// @param distinct how many values there are in all
    public record Facet(String field, String title, List<Value> values, int distinct) {

        /// The side shows few values, even where a picture needs more of them; what was chosen is always there.
        ///
        /// @param address of a search; each value leads to the one with or without it
        public static Facet of(
                String field, SearchPage.Facet counts, DirectoryQuery asked, Function<DirectoryQuery, String> address) {
            List<SearchPage.Count> all = counts.values();
            List<Value> beside = Stream.concat(
                            all.stream().limit(VALUES_BESIDE),
                            all.stream().skip(VALUES_BESIDE).filter(SearchPage.Count::chosen))
                    .map(value -> new Value(
                            DirectoryPage.value(field, value.value()),
                            value.count(),
                            value.chosen(),
                            address.apply(asked.toggled(field, value.value()))))
                    .toList();
            return new Facet(field, Words.text("members.facet." + field), beside, counts.distinct());
        }
    }

    public record Value(String label, long count, boolean chosen, String href) {}

    /// One year of the small histogram.
    public record Bar(String year, long count, double height, boolean in, String href) {}

    public String address(DirectoryQuery asked, String view) {
        return DirectoryPictures.address(asked, view);
    }

    public String address(DirectoryQuery asked) {
        return address(asked, view);
    }

    public static List<String> allColumns() {
        return ALL_COLUMNS;
    }

    public boolean column(String name) {
        return columns.contains(name);
    }

    public static String value(String field, String value) {
        return Labels.listed(Words.chinese() ? Words.CHINESE : Words.ENGLISH, field, value);
    }

    /// The orders to choose among; the first is the one nobody has to ask for.
    public List<String> orders() {
        return query.q().isEmpty()
                ? List.of("", "-graduation", "graduation", "-updated")
                : List.of("", "name", "-graduation", "graduation", "-updated");
    }

    /// The order in force, as the orders to choose among have it.
    public String order() {
        return orders().contains(query.sort()) ? query.sort() : "";
    }

    /// For `aria-sort` of a column; null when rows are not sorted by it.
    public @Nullable String sorted(String column) {
        return switch (column) {
            case "name" -> orderName(order()).equals(orderName("name")) ? "ascending" : null;
            case "graduation" ->
                switch (order()) {
                    case "graduation" -> "ascending";
                    case "-graduation" -> "descending";
                    default -> null;
                };
            default -> null;
        };
    }

    public String orderName(String order) {
        return switch (order) {
            case "" -> Words.text(query.q().isEmpty() ? "members.sort.name" : "members.sort.match");
            case "name" -> Words.text("members.sort.name");
            case "-graduation" -> Words.text("members.sort.latest");
            case "graduation" -> Words.text("members.sort.earliest");
            default -> Words.text("members.sort.changed");
        };
    }

    /// How many people there are to find, and for whom they are all.
    public String lead() {
        if (reach.everyone()) {
            return Words.text("members.directory.lead", everyone);
        }
        List<String> units = reach.units().stream()
                .limit(MOST_UNITS)
                .map(unit -> unit.department() == null ? unit.school() : unit.school() + " " + unit.department())
                .toList();
        String between = Words.text("members.list.between");
        String named = String.join(between, units) + (reach.units().size() > MOST_UNITS ? between + "…" : "");
        return Words.text("members.directory.lead.reach", everyone, named);
    }

    /// From and to of the graduation years chosen, for the small form.
    public String yearsFrom() {
        return years(0);
    }

    public String yearsTo() {
        return years(1);
    }

    private String years(int end) {
        List<String> chosen = query.chosen().getOrDefault("graduationYear", List.of());
        if (chosen.size() != 1) {
            return "";
        }
        String[] ends = chosen.getFirst().split("\\.\\.", -1);
        return ends[Math.min(end, ends.length - 1)];
    }
}
