package org.tongchuang.integrations.search.lucene;

import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/// Counts values of many columns over the same documents, a window of documents at a time so that they stay in the
/// processor's cache from column to column.
final class Counting {

    private static final int WINDOW = 1 << 14;

    private Counting() {}

    static void all(int documents, Column column, int[] counts) {
        int[] window = new int[Math.min(WINDOW, documents)];
        for (int from = 0; from < documents; from += WINDOW) {
            int amount = Math.min(WINDOW, documents - from);
            for (int i = 0; i < amount; i++) {
                window[i] = from + i;
            }
            column.count(window, amount, counts);
        }
    }

    static void matching(FixedBitSet bits, List<Column> columns, List<int[]> counts) {
        int[] window = new int[Math.min(WINDOW, bits.length())];
        int amount = 0;
        for (int d = next(bits, 0); d >= 0; d = next(bits, d + 1)) {
            window[amount++] = d;
            if (amount == window.length) {
                count(window, amount, columns, counts);
                amount = 0;
            }
        }
        count(window, amount, columns, counts);
    }

    private static int next(FixedBitSet bits, int from) {
        if (from >= bits.length()) {
            return -1;
        }
        int found = bits.nextSetBit(from);
        return found == org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS ? -1 : found;
    }

    private static void count(int[] window, int amount, List<Column> columns, List<int[]> counts) {
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).count(window, amount, counts.get(c));
        }
    }
}
