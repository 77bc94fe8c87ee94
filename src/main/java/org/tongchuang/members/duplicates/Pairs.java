package org.tongchuang.members.duplicates;

import java.util.Arrays;

/// Finds all pairs of people who share a key, each pair once, a part of the keys at a time so that memory stays small.
final class Pairs {

    /// A key holds its rule in the lowest bits, above them as much of its hash as there is room for.
    private static final int RULE_MASK = 31;

    static final int PARTS = 32;

    private final int[] starts;
    private final int[] keys;
    private long pairs;
    private int keysLeftOut;
    private long peopleUnderThem;

    /// @param starts where the keys of each person start, and where the last one's end
    /// @param keys ascending for each person; those that too many share are taken out
    Pairs(int[] starts, int[] keys) {
        this.starts = starts;
        this.keys = keys;
        for (int part = 0; part < PARTS; part++) {
            measure(part);
        }
    }

    static int shortened(long key) {
        return (int) (key >>> 32) & ~RULE_MASK | (int) (key & RULE_MASK);
    }

    /// How many there are at most: pairs that share several keys count for each.
    long atMost() {
        return pairs;
    }

    int keysLeftOut() {
        return keysLeftOut;
    }

    long peopleUnderThem() {
        return peopleUnderThem;
    }

    interface Taker {
        /// @param one less than `other`
        void take(int one, int other);
    }

    private interface Block {
        void take(long[] entries, int from, int to);
    }

    private void measure(int part) {
        blocks(part, (entries, from, to) -> {
            int size = to - from;
            int key = (int) (entries[from] >>> 32);
            if (size <= Blocking.Rule.values()[key & RULE_MASK].most()) {
                pairs += (long) size * (size - 1) / 2;
                return;
            }
            keysLeftOut++;
            peopleUnderThem += size;
            for (int i = from; i < to; i++) {
                takeOut((int) entries[i], key);
            }
        });
    }

    private void takeOut(int person, int key) {
        for (int i = starts[person]; i < starts[person + 1]; i++) {
            if (keys[i] == key) {
                keys[i] = RULE_MASK;
            }
        }
    }

    void each(int part, Taker taker) {
        blocks(part, (entries, from, to) -> {
            int key = (int) (entries[from] >>> 32);
            for (int i = from; i < to; i++) {
                for (int j = i + 1; j < to; j++) {
                    if (isFirstCommon((int) entries[i], (int) entries[j], key)) {
                        taker.take((int) entries[i], (int) entries[j]);
                    }
                }
            }
        });
    }

    /// Where people share several keys, they are a pair under the first.
    private boolean isFirstCommon(int one, int other, int key) {
        for (int i = starts[one]; i < starts[one + 1]; i++) {
            int mine = keys[i];
            if (mine == key) {
                return true;
            }
            if (mine != RULE_MASK) {
                for (int j = starts[other]; j < starts[other + 1]; j++) {
                    if (keys[j] == mine) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void blocks(int part, Block taker) {
        long[] entries = entries(part);
        Arrays.sort(entries);
        for (int from = 0; from < entries.length; ) {
            int to = from + 1;
            while (to < entries.length && entries[to] >>> 32 == entries[from] >>> 32) {
                to++;
            }
            if (to - from > 1) {
                taker.take(entries, from, to);
            }
            from = to;
        }
    }

    private long[] entries(int part) {
        long[] entries = new long[keys.length / PARTS + 1024];
        int count = 0;
        for (int person = 0; person + 1 < starts.length; person++) {
            for (int i = starts[person]; i < starts[person + 1]; i++) {
                if (keys[i] != RULE_MASK && (keys[i] >>> 5 & PARTS - 1) == part) {
                    entries = count == entries.length ? Arrays.copyOf(entries, count + count / 4) : entries;
                    entries[count++] = (long) keys[i] << 32 | person;
                }
            }
        }
        return Arrays.copyOf(entries, count);
    }
}
