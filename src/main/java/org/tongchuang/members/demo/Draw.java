package org.tongchuang.members.demo;

import java.util.List;

/// Chance that repeats: the same number gives the same draws on every machine and every Java. SplitMix64, written out
/// because no library promises to keep its numbers.
final class Draw {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Draw(long state) {
        this.state = state;
    }

    /// @param topic keeps draws about the same number for different things apart
    static Draw of(String topic, long number) {
        return new Draw(mixed(mixed(number + 0x19520901L) ^ (long) topic.hashCode() << 20));
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long bits() {
        state += STEP;
        return mixed(state);
    }

    /// 0 to `bound - 1`.
    int below(int bound) {
        return (int) ((bits() >>> 33) * bound >>> 31);
    }

    /// Both ends included.
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    double fraction() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double share) {
        return fraction() < share;
    }

    <T> T any(List<T> all) {
        return all.get(below(all.size()));
    }

    /// What stands earlier in the list is likelier.
    <T> T early(List<T> all) {
        double drawn = fraction();
        return all.get((int) (drawn * drawn * all.size()));
    }
}
