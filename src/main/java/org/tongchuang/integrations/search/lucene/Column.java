package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/// The values of one counted field in one segment, an entry per document: 0 for none, n for value n of the dictionary,
/// and ~k for several values, which are then combination k. Entries take as few bytes as the numbers allow, because
/// counting is bound by memory.
final class Column {

    private static final byte[] NO_BYTES = {};
    private static final short[] NO_SHORTS = {};
    private static final int[] NO_INTS = {};

    /// How many bytes an entry takes; the array of that width holds them, the other two are empty.
    private final int width;

    private final byte[] bytes;
    private final short[] shorts;
    private final int[] ints;
    private final int[][] combinations;

    private Column(int width, int[] entries, int[][] combinations) {
        this.width = width;
        this.bytes = width == Byte.BYTES ? new byte[entries.length] : NO_BYTES;
        this.shorts = width == Short.BYTES ? new short[entries.length] : NO_SHORTS;
        this.ints = width == Integer.BYTES ? entries : NO_INTS;
        this.combinations = combinations;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) entries[i];
        }
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) entries[i];
        }
    }

    /// Adds the values of the first `amount` documents to the counts.
    void count(int[] documents, int amount, int[] counts) {
        boolean inBytes = width == Byte.BYTES;
        boolean inShorts = width == Short.BYTES;
        for (int i = 0; i < amount; i++) {
            int document = documents[i];
            int entry = inBytes ? bytes[document] : inShorts ? shorts[document] : ints[document];
            if (entry >= 0) {
                counts[entry]++;
            } else {
                for (int number : combinations[~entry]) {
                    counts[number]++;
                }
            }
        }
    }

    long bytes() {
        return bytes.length + (long) Short.BYTES * shorts.length + (long) Integer.BYTES * ints.length;
    }

    static Column read(LeafReader reader, String field, Dictionary dictionary) throws IOException {
        Filling filling = new Filling(reader.maxDoc());
        Terms terms = reader.terms(field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            PostingsEnum postings = null;
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                int number = dictionary.numberOf(term);
                postings = each.postings(postings, PostingsEnum.NONE);
                for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
                    filling.put(d, number);
                }
            }
        }
        return filling.done();
    }

    /// Collects values in the order of values, not of documents: the second value of a document starts a chain.
    private static final class Filling {

        private final int[] entries;
        private int[] chained = new int[16];
        private int[] before = new int[16];
        private int links;
        private int highest;

        Filling(int documents) {
            entries = new int[documents];
        }

        void put(int document, int number) {
            highest = Math.max(highest, number);
            int known = entries[document];
            if (known == 0) {
                entries[document] = number;
            } else {
                int last = known > 0 ? link(known, -1) : ~known;
                entries[document] = ~link(number, last);
            }
        }

        private int link(int number, int last) {
            if (links == chained.length) {
                chained = Arrays.copyOf(chained, links * 2);
                before = Arrays.copyOf(before, links * 2);
            }
            chained[links] = number;
            before[links] = last;
            return links++;
        }

        Column done() {
            List<int[]> combinations = new ArrayList<>();
            Map<List<Integer>, Integer> known = new HashMap<>();
            for (int d = 0; links > 0 && d < entries.length; d++) {
                if (entries[d] < 0) {
                    List<Integer> numbers = chain(~entries[d]);
                    entries[d] = ~known.computeIfAbsent(numbers, these -> {
                        combinations.add(these.stream().mapToInt(i -> i).toArray());
                        return combinations.size() - 1;
                    });
                }
            }
            int[][] all = combinations.toArray(int[][]::new);
            int range = Math.max(highest, all.length);
            int width = range <= Byte.MAX_VALUE ? Byte.BYTES : range <= Short.MAX_VALUE ? Short.BYTES : Integer.BYTES;
            return new Column(width, entries, all);
        }

        private List<Integer> chain(int link) {
            List<Integer> numbers = new ArrayList<>(2);
            for (int at = link; at >= 0; at = before[at]) {
                numbers.add(chained[at]);
            }
            numbers.sort(null);
            return numbers;
        }
    }
}
