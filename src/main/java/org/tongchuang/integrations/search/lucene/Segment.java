package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchQuery.Between;
import org.tongchuang.integrations.search.SearchQuery.Filter;
import org.tongchuang.integrations.search.SearchQuery.OneOf;
import org.tongchuang.integrations.search.SearchQuery.Range;
import org.tongchuang.integrations.search.SearchQuery.SortKey;
import org.tongchuang.integrations.search.SearchSchema;

/// What is computed once for a segment and lives as long as it does: columns, orders, filters and the counts of all
/// its documents. Knows nothing of deletions, which change more often.
final class Segment {

    private static final int MOST_ORDERS = 8;
    private static final long FILTER_BYTES = 16L << 20;

    private final SearchSchema schema;
    private final Map<String, Dictionary> dictionaries;
    private final Folding folding;
    private final Map<String, Column> columns = new ConcurrentHashMap<>();
    private final Map<String, int[]> allCounts = new ConcurrentHashMap<>();
    private final Map<List<SortKey>, RowOrder> orders = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Filter, FixedBitSet> filters = new LinkedHashMap<>(16, 0.75f, true);

    Segment(SearchSchema schema, Map<String, Dictionary> dictionaries, Folding folding) {
        this.schema = schema;
        this.dictionaries = dictionaries;
        this.folding = folding;
    }

    /// Computes what nearly every search needs, before the first one comes.
    void warm(LeafReader reader) {
        dictionaries.keySet().forEach(field -> allCounts(reader, field));
        order(reader, schema.usualOrder());
    }

    Column column(LeafReader reader, String field) {
        return columns.computeIfAbsent(field, _ -> {
            try {
                return Column.read(reader, field, Lookup.in(dictionaries, field));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Counts over all documents, deleted ones included. May be shorter than the dictionary is by now.
    int[] allCounts(LeafReader reader, String field) {
        return allCounts.computeIfAbsent(field, _ -> {
            Column column = column(reader, field);
            int[] counts = new int[Lookup.in(dictionaries, field).size()];
            Counting.all(reader.maxDoc(), column, counts);
            return counts;
        });
    }

    RowOrder order(LeafReader reader, List<SortKey> keys) {
        synchronized (orders) {
            RowOrder known = orders.get(keys);
            if (known == null) {
                try {
                    known = RowOrder.of(reader, keys);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                orders.put(keys, known);
                if (orders.size() > MOST_ORDERS) {
                    orders.remove(orders.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    /// Documents that pass a filter. Shared: not to be changed.
    FixedBitSet passing(LeafReader reader, Filter filter) throws IOException {
        synchronized (filters) {
            FixedBitSet known = filters.get(filter);
            if (known != null) {
                return known;
            }
        }
        FixedBitSet bits = new FixedBitSet(reader.maxDoc());
        Terms terms = reader.terms(filter.field());
        if (terms != null) {
            fill(bits, terms.iterator(), filter);
        }
        synchronized (filters) {
            filters.put(filter, bits);
            if (filters.size() * bits.ramBytesUsed() > FILTER_BYTES) {
                filters.remove(filters.keySet().iterator().next());
            }
        }
        return bits;
    }

    private void fill(FixedBitSet bits, TermsEnum terms, Filter filter) throws IOException {
        PostingsEnum postings = null;
        switch (filter) {
            case OneOf anyOf -> {
                for (String value : anyOf.values()) {
                    BytesRef term = term(anyOf.field(), value);
                    if (term != null && terms.seekExact(term)) {
                        postings = mark(bits, terms, postings);
                    }
                }
            }
            case Between between -> {
                for (Range range : between.ranges()) {
                    BytesRef last = DocumentShape.number(range.to());
                    if (terms.seekCeil(DocumentShape.number(range.from())) == TermsEnum.SeekStatus.END) {
                        continue;
                    }
                    for (BytesRef term = terms.term(); term != null && term.compareTo(last) <= 0; ) {
                        postings = mark(bits, terms, postings);
                        term = terms.next();
                    }
                }
            }
        }
    }

    private static PostingsEnum mark(FixedBitSet bits, TermsEnum terms, @Nullable PostingsEnum reuse)
            throws IOException {
        PostingsEnum postings = terms.postings(reuse, PostingsEnum.NONE);
        bits.or(postings);
        return postings;
    }

    private @Nullable BytesRef term(String field, String value) {
        if (field.equals(DocumentShape.ID)) {
            return new BytesRef(value);
        }
        return switch (schema.kind(field)) {
            case NUMBER -> value.matches("-?\\d{1,9}") ? DocumentShape.number(Integer.parseInt(value)) : null;
            case EXACT -> DocumentShape.exact(value, folding);
            default -> DocumentShape.cut(value, DocumentShape.LONGEST_KEYWORD);
        };
    }
}
