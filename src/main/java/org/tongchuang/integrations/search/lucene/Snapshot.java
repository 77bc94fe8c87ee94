package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchIndex;

/// One unchanging state of the index, with the answers already worked out for it.
final class Snapshot {

    private static final int MOST_ANSWERS = 512;

    final DirectoryReader reader;
    final IndexSearcher searcher;
    final List<Leaf> leaves;
    final Map<String, Dictionary> dictionaries;

    private volatile long seen;
    private final Map<String, int[]> everything = new ConcurrentHashMap<>();
    private final Map<Answer.Question, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);

    /// @param live documents that are not deleted; shared, not to be changed
    record Leaf(LeafReaderContext context, LeafReader reader, Segment segment, FixedBitSet live) {}

    Snapshot(
            DirectoryReader reader,
            long seen,
            Map<String, Dictionary> dictionaries,
            Function<LeafReader, Segment> segments,
            @Nullable Snapshot before) {
        this.reader = reader;
        this.seen = seen;
        this.dictionaries = dictionaries;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        List<Leaf> found = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader leaf = context.reader();
            found.add(new Leaf(context, leaf, segments.apply(leaf), live(leaf, before)));
        }
        this.leaves = List.copyOf(found);
    }

    private static FixedBitSet live(LeafReader reader, @Nullable Snapshot before) {
        if (before != null) {
            for (Leaf known : before.leaves) {
                if (known.reader == reader) {
                    return known.live;
                }
            }
        }
        Bits bits = reader.getLiveDocs();
        if (bits != null) {
            return FixedBitSet.copyOf(bits);
        }
        FixedBitSet all = new FixedBitSet(reader.maxDoc());
        all.set(0, reader.maxDoc());
        return all;
    }

    /// Counts of a field over everything: the counts each segment keeps, less its deleted documents.
    int[] everything(String field) {
        return everything.computeIfAbsent(field, _ -> {
            // Columns first: reading them may bring new values.
            leaves.forEach(leaf -> leaf.segment.allCounts(leaf.reader, field));
            int[] counts = new int[Lookup.in(dictionaries, field).size()];
            for (Leaf leaf : leaves) {
                add(leaf, field, counts);
            }
            return counts;
        });
    }

    private static void add(Leaf leaf, String field, int[] counts) {
        int[] all = leaf.segment.allCounts(leaf.reader, field);
        for (int i = 0; i < all.length; i++) {
            counts[i] += all[i];
        }
        if (leaf.reader.hasDeletions()) {
            FixedBitSet gone = leaf.live.clone();
            gone.flip(0, gone.length());
            int[] minus = new int[counts.length];
            Counting.matching(gone, List.of(leaf.segment.column(leaf.reader, field)), List.of(minus));
            Arrays.setAll(counts, i -> counts[i] - minus[i]);
        }
    }

    @Nullable
    Answer known(Answer.Question question) {
        synchronized (answers) {
            return answers.get(question);
        }
    }

    void keep(Answer.Question question, Answer answer) {
        synchronized (answers) {
            answers.put(question, answer);
            if (answers.size() > MOST_ANSWERS) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
    }

    /// The last write that is certainly in it.
    long seen() {
        return seen;
    }

    /// Nothing was written up to here but what it has already.
    void saw(long sequence) {
        seen = Math.max(seen, sequence);
    }

    void eachVersion(SearchIndex.VersionSeen taker) throws IOException {
        for (Leaf leaf : leaves) {
            BinaryDocValues ids = DocValues.getBinary(leaf.reader, DocumentShape.ID);
            NumericDocValues versions = DocValues.getNumeric(leaf.reader, DocumentShape.VERSION);
            for (int d = ids.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = ids.nextDoc()) {
                if (leaf.live.get(d) && versions.advanceExact(d)) {
                    taker.seen(ids.binaryValue().utf8ToString(), versions.longValue());
                }
            }
        }
    }

    boolean tryUse() {
        return reader.tryIncRef();
    }

    void letGo() throws IOException {
        reader.decRef();
    }
}
