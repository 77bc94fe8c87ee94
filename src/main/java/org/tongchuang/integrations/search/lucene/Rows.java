package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchQuery.SortKey;

/// Matching documents in order. Within a segment the order is known beforehand; segments are merged by their keys.
final class Rows {

    private final Snapshot snapshot;
    private final List<SortKey> order;
    private final List<FixedBitSet> matching;
    private final List<Finder> ranks;

    record Row(Snapshot.Leaf leaf, int document, int rank) {}

    interface Taking {
        /// @return false when no more rows are wanted
        boolean take(Row row) throws IOException;
    }

    /// @param ranks the best first; what none of them finds comes last
    Rows(Snapshot snapshot, List<SortKey> order, List<FixedBitSet> matching, List<Finder> ranks) {
        this.snapshot = snapshot;
        this.order = order;
        this.matching = matching;
        this.ranks = ranks;
    }

    /// @param atMost how many rows will be taken, as far as known
    void each(@Nullable Cursor after, int atMost, Taking taking) throws IOException {
        List<FixedBitSet> left = new ArrayList<>(matching);
        int taken = 0;
        for (int rank = 0; rank <= ranks.size(); rank++) {
            List<FixedBitSet> ranked = rank < ranks.size() ? split(left, ranks.get(rank)) : left;
            if (after != null && rank < after.rank()) {
                continue;
            }
            RowKey behind = after != null && rank == after.rank() ? after.key() : null;
            int more = merge(walks(ranked, behind, atMost - taken), rank, taking);
            if (more < 0) {
                return;
            }
            taken += more;
        }
    }

    /// Takes what the finder finds out of what is left.
    private List<FixedBitSet> split(List<FixedBitSet> left, Finder finder) throws IOException {
        List<FixedBitSet> found = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            FixedBitSet bits = Finder.bits(snapshot.leaves.get(i), finder);
            bits.and(left.get(i));
            if (!bits.scanIsEmpty()) {
                FixedBitSet rest = left.get(i).clone();
                rest.andNot(bits);
                left.set(i, rest);
            }
            found.add(bits);
        }
        return found;
    }

    private List<Walk> walks(List<FixedBitSet> ranked, @Nullable RowKey behind, int atMost) throws IOException {
        List<Walk> walks = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            FixedBitSet bits = ranked.get(i);
            if (!bits.scanIsEmpty()) {
                Walk walk = new Walk(snapshot.leaves.get(i), bits, behind, atMost);
                if (walk.advance()) {
                    walks.add(walk);
                }
            }
        }
        return walks;
    }

    private int merge(List<Walk> walks, int rank, Taking taking) throws IOException {
        int taken = 0;
        if (walks.size() == 1) {
            Walk only = walks.getFirst();
            do {
                if (!taking.take(new Row(only.leaf, only.document, rank))) {
                    return -1;
                }
                taken++;
            } while (only.advance());
            return taken;
        }
        PriorityQueue<Walk> next = new PriorityQueue<>((a, b) -> a.key().compareTo(b.key(), order));
        for (Walk walk : walks) {
            walk.readKey();
            next.add(walk);
        }
        for (Walk first = next.poll(); first != null; first = next.poll()) {
            if (!taking.take(new Row(first.leaf, first.document, rank))) {
                return -1;
            }
            taken++;
            if (first.advance()) {
                first.readKey();
                next.add(first);
            }
        }
        return taken;
    }

    /// The matching documents of one segment in order.
    private final class Walk {

        private final Snapshot.Leaf leaf;
        private final FixedBitSet bits;
        private final RowOrder rows;
        private final int @Nullable [] places;
        private int at;
        int document;
        private @Nullable RowKey key;

        Walk(Snapshot.Leaf leaf, FixedBitSet bits, @Nullable RowKey behind, int atMost) throws IOException {
            this.leaf = leaf;
            this.bits = bits;
            this.rows = leaf.segment().order(leaf.reader(), order);
            int start = behind == null ? 0 : firstBehind(behind);
            long found = bits.cardinality();
            // Walking the whole order passes length/found documents for each one wanted; sorting the found ones
            // costs about ten steps for each of them.
            boolean few = found * found * 10 < (long) atMost * bits.length() || found * 50 < bits.length();
            this.places = few && atMost < Integer.MAX_VALUE ? places(start, (int) found) : null;
            this.at = places == null ? start : 0;
        }

        private int[] places(int start, int found) {
            int[] sorted = new int[found];
            int n = 0;
            for (int d = bits.nextSetBit(0); d != DocIdSetIterator.NO_MORE_DOCS; ) {
                int place = rows.places()[d];
                if (place >= start) {
                    sorted[n++] = place;
                }
                d = d + 1 < bits.length() ? bits.nextSetBit(d + 1) : DocIdSetIterator.NO_MORE_DOCS;
            }
            Arrays.sort(sorted, 0, n);
            return Arrays.copyOf(sorted, n);
        }

        /// The first place whose row comes after the key.
        private int firstBehind(RowKey behind) throws IOException {
            int low = 0;
            int high = rows.documents().length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                RowKey here = RowKey.read(leaf, rows.documents()[middle], order);
                if (here.compareTo(behind, order) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        boolean advance() {
            if (places != null) {
                if (at == places.length) {
                    return false;
                }
                document = rows.documents()[places[at++]];
                return true;
            }
            while (at < rows.documents().length) {
                document = rows.documents()[at++];
                if (bits.get(document)) {
                    return true;
                }
            }
            return false;
        }

        void readKey() throws IOException {
            key = RowKey.read(leaf, document, order);
        }

        RowKey key() {
            return java.util.Objects.requireNonNull(key);
        }
    }
}
