package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchQuery.Filter;

/// The documents that match a question, segment by segment.
final class Sieve {

    private final Snapshot snapshot;
    private final List<Filter> filters;
    private final boolean everything;
    /// By segment: what passes text and restriction, before filters. Shared where nothing is asked; not to be changed.
    private final List<FixedBitSet> base;

    private final List<FixedBitSet> matching;

    Sieve(Snapshot snapshot, SearchQuery query, @Nullable TextReading text) throws IOException {
        this.snapshot = snapshot;
        this.filters = List.copyOf(query.filters().sequencedValues());
        this.everything = text == null && query.restriction() == null && query.exclusion() == null;
        this.base = base(text, query.restriction(), query.exclusion());
        this.matching = through(filters);
    }

    private List<FixedBitSet> base(@Nullable TextReading text, @Nullable Filter restriction, @Nullable Filter exclusion)
            throws IOException {
        List<FixedBitSet> found = new ArrayList<>(snapshot.leaves.size());
        for (Snapshot.Leaf leaf : snapshot.leaves) {
            FixedBitSet bits = leaf.live();
            if (text != null) {
                bits = Finder.bits(leaf, text.matching());
                bits.and(leaf.live());
            }
            if (text == null && (restriction != null || exclusion != null)) {
                bits = bits.clone();
            }
            if (restriction != null) {
                bits.and(leaf.segment().passing(leaf.reader(), restriction));
            }
            if (exclusion != null) {
                bits.andNot(leaf.segment().passing(leaf.reader(), exclusion));
            }
            found.add(bits);
        }
        return found;
    }

    private List<FixedBitSet> through(List<Filter> these) throws IOException {
        if (these.isEmpty()) {
            return base;
        }
        List<FixedBitSet> found = new ArrayList<>(base.size());
        for (int i = 0; i < base.size(); i++) {
            Snapshot.Leaf leaf = snapshot.leaves.get(i);
            FixedBitSet bits = base.get(i).clone();
            for (Filter filter : these) {
                bits.and(leaf.segment().passing(leaf.reader(), filter));
            }
            found.add(bits);
        }
        return found;
    }

    List<FixedBitSet> matching() {
        return matching;
    }

    long total() {
        if (isEverything()) {
            return snapshot.reader.numDocs();
        }
        long total = 0;
        for (FixedBitSet bits : matching) {
            total += bits.cardinality();
        }
        return total;
    }

    boolean isEverything() {
        return everything && filters.isEmpty();
    }

    /// Whether nothing but the filter on this field is asked, so that its counts are those of everything.
    boolean isEverythingWithout(String field) {
        return everything && filters.stream().allMatch(filter -> filter.field().equals(field));
    }

    boolean filters(String field) {
        return filters.stream().anyMatch(filter -> filter.field().equals(field));
    }

    /// What would match if nothing were chosen in this field.
    List<FixedBitSet> without(String field) throws IOException {
        return through(
                filters.stream().filter(filter -> !filter.field().equals(field)).toList());
    }
}
