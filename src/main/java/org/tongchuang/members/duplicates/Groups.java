package org.tongchuang.members.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts records of one person together from pairs, the surest first. Two groups become one only when no record of the
/// one is opposed to any of the other: a bare record that fits two namesakes goes to the nearer and does not make one
/// person of them.
final class Groups {

    /// Larger ones are left for people to look at: nobody has so many records, but a name may.
    private static final int LARGEST = 12;

    interface Opposition {
        boolean between(int one, int other);
    }

    private final Map<Integer, List<Integer>> members = new HashMap<>();
    private final Map<Integer, Integer> groups = new HashMap<>();
    private final Opposition opposition;

    Groups(Opposition opposition) {
        this.opposition = opposition;
    }

    /// Says that two records are one person's; call it for the surest first.
    void unite(int one, int other) {
        int mine = groups.getOrDefault(one, one);
        int theirs = groups.getOrDefault(other, other);
        if (mine == theirs) {
            return;
        }
        List<Integer> these = members.getOrDefault(mine, List.of(one));
        List<Integer> those = members.getOrDefault(theirs, List.of(other));
        if (these.size() + those.size() > LARGEST || anyOpposed(these, those)) {
            return;
        }
        List<Integer> all = new ArrayList<>(these);
        all.addAll(those);
        members.put(mine, all);
        members.remove(theirs);
        all.forEach(member -> groups.put(member, mine));
    }

    private boolean anyOpposed(List<Integer> these, List<Integer> those) {
        for (int one : these) {
            for (int other : those) {
                if (opposition.between(one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// All groups, by their first record, their records in order.
    List<int[]> all() {
        Map<Integer, int[]> sorted = new LinkedHashMap<>();
        members.values().stream()
                .map(group ->
                        group.stream().mapToInt(Integer::intValue).sorted().toArray())
                .sorted((a, b) -> Integer.compare(a[0], b[0]))
                .forEach(group -> sorted.put(group[0], group));
        return List.copyOf(sorted.values());
    }

    /// Pairs waiting to be put together, a few bytes each.
    static final class Links {
        private long[] pairs = new long[1024];
        private float[] bits = new float[1024];
        private int size;

        void add(int one, int other, double worth) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
                bits = Arrays.copyOf(bits, 2 * size);
            }
            pairs[size] = (long) one << 32 | other;
            bits[size++] = (float) worth;
        }

        void addAll(Links others) {
            for (int i = 0; i < others.size; i++) {
                add((int) (others.pairs[i] >>> 32), (int) others.pairs[i], others.bits[i]);
            }
        }

        /// The surest first, equally sure ones in the order of their records.
        void uniteIn(Groups groups) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(
                    order,
                    (a, b) -> bits[a] != bits[b] ? Float.compare(bits[b], bits[a]) : Long.compare(pairs[a], pairs[b]));
            for (int i : order) {
                groups.unite((int) (pairs[i] >>> 32), (int) pairs[i]);
            }
        }
    }
}
