package org.tongchuang.integrations.search.lucene;

import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/// Counts values of many columns over the same documents, a window of documents at a time so that they stay in the
/// processor's cache from column to column.
final class Counting {

    private static final int WINDOW = 1 << 12;

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
        long[] words = bits.getBits();
        int used = FixedBitSet.bits2words(bits.length());
        int[] window = new int[WINDOW];
        int amount = 0;
        for (int w = 0; w < used; w++) {
            for (long word = words[w]; word != 0; word &= word - 1) {
                window[amount++] = (w << 6) + Long.numberOfTrailingZeros(word);
            }
            if (amount > WINDOW - Long.SIZE) {
                count(window, amount, columns, counts);
                amount = 0;
            }
        }
        count(window, amount, columns, counts);
    }

    private static void count(int[] window, int amount, List<Column> columns, List<int[]> counts) {
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).count(window, amount, counts.get(c));
        }
    }
}
