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
abstract sealed class Column {

    private final int[][] combinations;

    private Column(int[][] combinations) {
        this.combinations = combinations;
    }

    abstract void count(int[] documents, int amount, int[] counts);

    abstract long bytes();

    final void addCombination(int entry, int[] counts) {
        for (int number : combinations[~entry]) {
            counts[number]++;
        }
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
            if (range <= Byte.MAX_VALUE) {
                return new OfBytes(entries, all);
            }
            return range <= Short.MAX_VALUE ? new OfShorts(entries, all) : new OfInts(entries, all);
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

    private static final class OfBytes extends Column {
        private final byte[] entries;

        OfBytes(int[] wide, int[][] combinations) {
            super(combinations);
            entries = new byte[wide.length];
            for (int i = 0; i < wide.length; i++) {
                entries[i] = (byte) wide[i];
            }
        }

        @Override
        void count(int[] documents, int amount, int[] counts) {
            for (int i = 0; i < amount; i++) {
                int entry = entries[documents[i]];
                if (entry >= 0) {
                    counts[entry]++;
                } else {
                    addCombination(entry, counts);
                }
            }
        }

        @Override
        long bytes() {
            return entries.length;
        }
    }

    private static final class OfShorts extends Column {
        private final short[] entries;

        OfShorts(int[] wide, int[][] combinations) {
            super(combinations);
            entries = new short[wide.length];
            for (int i = 0; i < wide.length; i++) {
                entries[i] = (short) wide[i];
            }
        }

        @Override
        void count(int[] documents, int amount, int[] counts) {
            for (int i = 0; i < amount; i++) {
                int entry = entries[documents[i]];
                if (entry >= 0) {
                    counts[entry]++;
                } else {
                    addCombination(entry, counts);
                }
            }
        }

        @Override
        long bytes() {
            return 2L * entries.length;
        }
    }

    private static final class OfInts extends Column {
        private final int[] entries;

        OfInts(int[] wide, int[][] combinations) {
            super(combinations);
            entries = wide;
        }

        @Override
        void count(int[] documents, int amount, int[] counts) {
            for (int i = 0; i < amount; i++) {
                int entry = entries[documents[i]];
                if (entry >= 0) {
                    counts[entry]++;
                } else {
                    addCombination(entry, counts);
                }
            }
        }

        @Override
        long bytes() {
            return 4L * entries.length;
        }
    }
}
