package org.tongchuang.members.imports;

/// A set of numbers at 11 to 22 bytes each, where a `HashSet<Long>` takes 50: a check of a million rows must fit beside
/// everything else. Open addressing; the numbers are hashes already.
final class LongSet {

    private long[] slots = new long[1 << 12];
    private int size;
    private boolean zero;

    /// Whether it was not there before.
    boolean add(long number) {
        if (number == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        if (size * 4 >= slots.length * 3) {
            grow();
        }
        if (!put(slots, number)) {
            return false;
        }
        size++;
        return true;
    }

    int size() {
        return zero ? size + 1 : size;
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                put(wider, number);
            }
        }
        slots = wider;
    }

    private static boolean put(long[] slots, long number) {
        int mask = slots.length - 1;
        int at = (int) (number ^ number >>> 32) & mask;
        while (slots[at] != 0) {
            if (slots[at] == number) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = number;
        return true;
    }
}
