package org.tongchuang.integrations.search.lucene;

import java.util.ArrayList;
import java.util.List;

/// The most frequent values among many that are offered; of equally frequent ones the first by value. Most offers are
/// turned away by one comparison of numbers.
final class TopValues {

    private final int[] best;
    private final int[] counts;
    private final Dictionary dictionary;
    private int size;

    TopValues(int most, int[] counts, Dictionary dictionary) {
        this.best = new int[Math.clamp(most, 0, counts.length)];
        this.counts = counts;
        this.dictionary = dictionary;
    }

    void offer(int value) {
        if (size == best.length) {
            if (size == 0 || !isBefore(value, best[size - 1])) {
                return;
            }
            size--;
        }
        int at = size++;
        while (at > 0 && isBefore(value, best[at - 1])) {
            best[at] = best[at - 1];
            at--;
        }
        best[at] = value;
    }

    private boolean isBefore(int value, int other) {
        return counts[value] != counts[other]
                ? counts[value] > counts[other]
                : dictionary.value(value).compareTo(dictionary.value(other)) < 0;
    }

    List<Integer> values() {
        List<Integer> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(best[i]);
        }
        return values;
    }
}
