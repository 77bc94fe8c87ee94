package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchPage.Count;
import org.tongchuang.integrations.search.SearchPage.Facet;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchQuery.Between;
import org.tongchuang.integrations.search.SearchQuery.Filter;
import org.tongchuang.integrations.search.SearchQuery.OneOf;

/// Counts the values of fields among what passes a sieve, all fields in one walk over the documents.
final class Facets {

    private final Snapshot snapshot;
    private final Sieve sieve;
    private final SearchQuery query;

    Facets(Snapshot snapshot, Sieve sieve, SearchQuery query) {
        this.snapshot = snapshot;
        this.sieve = sieve;
        this.query = query;
    }

    Map<String, Facet> wanted() throws IOException {
        Map<String, int[]> counts = counts(List.copyOf(query.facets().sequencedKeySet()));
        Map<String, Facet> facets = new LinkedHashMap<>();
        query.facets().forEach((field, most) -> facets.put(field, facet(field, most, Lookup.of(counts, field))));
        return facets;
    }

    List<Count> suggest(String field, String typed, int atMost) throws IOException {
        int[] counts = Lookup.of(counts(List.of(field)), field);
        Dictionary dictionary = Lookup.in(snapshot.dictionaries, field);
        List<Integer> found = new ArrayList<>();
        for (int n = 1; n < counts.length; n++) {
            if (counts[n] > 0 && dictionary.folded(n).contains(typed)) {
                found.add(n);
            }
        }
        Comparator<Integer> beginsFirst =
                Comparator.comparing(n -> !dictionary.folded(n).startsWith(typed));
        found.sort(beginsFirst.thenComparing(byCount(counts, dictionary)));
        IntPredicate chosen = chosen(field, dictionary);
        return found.stream()
                .limit(atMost)
                .map(n -> new Count(dictionary.value(n), counts[n], chosen.test(n)))
                .toList();
    }

    private Map<String, int[]> counts(List<String> fields) throws IOException {
        Map<String, int[]> counts = new HashMap<>();
        List<String> together = new ArrayList<>();
        for (String field : fields) {
            if (sieve.isEverythingWithout(field)) {
                counts.put(field, snapshot.everything(field));
            } else if (sieve.filters(field)) {
                counts.putAll(count(sieve.without(field), List.of(field)));
            } else {
                together.add(field);
            }
        }
        counts.putAll(count(sieve.matching(), together));
        return counts;
    }

    private Map<String, int[]> count(List<FixedBitSet> matching, List<String> fields) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        if (fields.isEmpty()) {
            return counts;
        }
        // Columns first: reading them may bring new values.
        List<List<Column>> columns = snapshot.leaves.stream()
                .map(leaf -> fields.stream()
                        .map(field -> leaf.segment().column(leaf.reader(), field))
                        .toList())
                .toList();
        for (String field : fields) {
            counts.put(field, new int[Lookup.in(snapshot.dictionaries, field).size()]);
        }
        List<int[]> arrays = List.copyOf(counts.values());
        for (int i = 0; i < matching.size(); i++) {
            Counting.matching(matching.get(i), columns.get(i), arrays);
        }
        return counts;
    }

    private Facet facet(String field, int most, int[] counts) {
        Dictionary dictionary = Lookup.in(snapshot.dictionaries, field);
        IntPredicate chosen = chosen(field, dictionary);
        TopValues top = new TopValues(most, counts, dictionary);
        int distinct = 0;
        for (int n = 1; n < counts.length; n++) {
            if (counts[n] > 0) {
                distinct++;
                top.offer(n);
            }
        }
        List<Integer> listed = top.values();
        addChosen(field, dictionary, chosen, listed);
        listed.sort(
                dictionary.isNumeric()
                        ? Comparator.comparing(n -> Integer.valueOf(dictionary.value(n)))
                        : byCount(counts, dictionary));
        List<Count> values = listed.stream()
                .map(n -> new Count(dictionary.value(n), n < counts.length ? counts[n] : 0, chosen.test(n)))
                .toList();
        return new Facet(values, distinct);
    }

    private void addChosen(String field, Dictionary dictionary, IntPredicate chosen, List<Integer> listed) {
        if (filter(field) instanceof OneOf anyOf) {
            for (String value : anyOf.values()) {
                int n = dictionary.find(value);
                if (n > 0 && chosen.test(n) && !listed.contains(n)) {
                    listed.add(n);
                }
            }
        }
    }

    private IntPredicate chosen(String field, Dictionary dictionary) {
        return switch (filter(field)) {
            case OneOf anyOf -> n -> anyOf.values().contains(dictionary.value(n));
            case Between between ->
                n -> {
                    int value = Integer.parseInt(dictionary.value(n));
                    return between.ranges().stream().anyMatch(range -> range.from() <= value && value <= range.to());
                };
            case null -> _ -> false;
        };
    }

    private @Nullable Filter filter(String field) {
        return query.filters().get(field);
    }

    private static Comparator<Integer> byCount(int[] counts, Dictionary dictionary) {
        Comparator<Integer> descending =
                (a, b) -> Integer.compare(b < counts.length ? counts[b] : 0, a < counts.length ? counts[a] : 0);
        return descending.thenComparing(dictionary::value);
    }
}
