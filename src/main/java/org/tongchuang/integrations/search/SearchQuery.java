package org.tongchuang.integrations.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One question to an index, built step by step from [#everything()]; every step gives a new query.
///
/// @param text what a person typed: all words must match somewhere among `textFields`; `"…"` asks for a phrase
/// @param textFields NAME, WORDS and EXACT fields the text is looked for in
/// @param filters at most one per field; all must hold
/// @param restriction holds for hits, totals and counts alike and is no choice of the person asking
/// @param exclusion what it holds for is left out of hits, totals and counts alike; no choice of the person
///     asking either
/// @param order the order of rows; empty means best match first, then the schema's usual order
/// @param size rows per page, 0 to 200
/// @param after the `next` of the page before, asked with the same text, filters and order
/// @param facets FACET and NUMBER fields to count, each with the greatest number of values wanted
/// @param strict no near misses, even when nothing else is found
public record SearchQuery(
        String text,
        List<String> textFields,
        SequencedMap<String, Filter> filters,
        @Nullable OneOf restriction,
        @Nullable OneOf exclusion,
        List<SortKey> order,
        int size,
        @Nullable String after,
        SequencedMap<String, Integer> facets,
        boolean strict) {

    public static final int MAX_SIZE = 200;

    /// Where a filter stands that asks for documents by their ids.
    public static final String ID = "_id";

    public sealed interface Filter permits OneOf, Between {
        String field();
    }

    /// A FACET, NUMBER or EXACT field, or [#ID], has any of these values; with no values, nothing passes.
    public record OneOf(String field, Set<String> values) implements Filter {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /// A NUMBER field has a value in any of these ranges.
    public record Between(String field, List<Range> ranges) implements Filter {
        public Between {
            ranges = List.copyOf(ranges);
        }
    }

    /// From the one to the other, both included.
    public record Range(int from, int to) {}

    /// A SORT field; documents without a value come last whatever the direction, and ties go by id.
    public record SortKey(String field, boolean descending) {
        public static SortKey up(String field) {
            return new SortKey(field, false);
        }

        public static SortKey down(String field) {
            return new SortKey(field, true);
        }
    }

    public SearchQuery {
        if (size < 0 || size > MAX_SIZE) {
            throw new SearchRefused("A page has 0 to " + MAX_SIZE + " rows, not " + size);
        }
        textFields = List.copyOf(textFields);
        order = List.copyOf(order);
    }

    public static SearchQuery everything() {
        return new SearchQuery(
                "", List.of(), new LinkedHashMap<>(), null, null, List.of(), 50, null, new LinkedHashMap<>(), false);
    }

    public SearchQuery text(String typed, String... fields) {
        return new SearchQuery(
                typed.strip(), List.of(fields), filters, restriction, exclusion, order, size, after, facets, strict);
    }

    public SearchQuery where(String field, String... anyOf) {
        return where(new OneOf(field, Set.of(anyOf)));
    }

    /// None but these documents.
    public SearchQuery among(Set<String> ids) {
        return where(new OneOf(ID, ids));
    }

    public SearchQuery between(String field, int from, int to) {
        List<Range> ranges = new ArrayList<>();
        if (filters.get(field) instanceof Between known) {
            ranges.addAll(known.ranges());
        }
        ranges.add(new Range(from, to));
        return where(new Between(field, ranges));
    }

    /// Replaces the filter on the same field, if there is one.
    public SearchQuery where(Filter filter) {
        var more = new LinkedHashMap<>(filters);
        more.put(filter.field(), filter);
        return new SearchQuery(text, textFields, more, restriction, exclusion, order, size, after, facets, strict);
    }

    public SearchQuery only(String field, Set<String> anyOf) {
        return new SearchQuery(
                text, textFields, filters, new OneOf(field, anyOf), exclusion, order, size, after, facets, strict);
    }

    /// None that has one of these values.
    public SearchQuery except(String field, Set<String> values) {
        return new SearchQuery(
                text, textFields, filters, restriction, new OneOf(field, values), order, size, after, facets, strict);
    }

    public SearchQuery by(SortKey... keys) {
        return new SearchQuery(
                text, textFields, filters, restriction, exclusion, List.of(keys), size, after, facets, strict);
    }

    public SearchQuery size(int rows) {
        return new SearchQuery(text, textFields, filters, restriction, exclusion, order, rows, after, facets, strict);
    }

    public SearchQuery after(@Nullable String cursor) {
        return new SearchQuery(text, textFields, filters, restriction, exclusion, order, size, cursor, facets, strict);
    }

    public SearchQuery count(String field, int atMost) {
        var more = new LinkedHashMap<>(facets);
        more.put(field, atMost);
        return counting(more);
    }

    public SearchQuery counting(Map<String, Integer> wanted) {
        return new SearchQuery(
                text,
                textFields,
                filters,
                restriction,
                exclusion,
                order,
                size,
                after,
                new LinkedHashMap<>(wanted),
                strict);
    }

    public SearchQuery strictly() {
        return new SearchQuery(text, textFields, filters, restriction, exclusion, order, size, after, facets, true);
    }
}
