package org.tongchuang.members.quality;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How many people of one place there are for whom something is true, by the decade in which they came in.
final class Numbers {

    static final Numbers NONE = new Numbers(Map.of());

    private final NavigableMap<Integer, Map<Integer, Integer>> byDecade;

    /// @param byDecade decade to tag to count
    Numbers(Map<Integer, Map<Integer, Integer>> byDecade) {
        this.byDecade = new TreeMap<>(byDecade);
    }

    /// @param decade null for all
    int of(IntPredicate tag, @Nullable Integer decade) {
        int count = 0;
        for (Map<Integer, Integer> counts : in(decade)) {
            for (Map.Entry<Integer, Integer> one : counts.entrySet()) {
                count += tag.test(one.getKey()) ? one.getValue() : 0;
            }
        }
        return count;
    }

    int of(int tag, @Nullable Integer decade) {
        int count = 0;
        for (Map<Integer, Integer> counts : in(decade)) {
            count += counts.getOrDefault(tag, 0);
        }
        return count;
    }

    /// Decades with living people in them, earliest first; 0, for nobody knows when, comes last.
    List<Integer> decades() {
        List<Integer> decades = byDecade.keySet().stream()
                .filter(decade -> of(Tag.PERSON, decade) > 0)
                .toList();
        return decades.isEmpty() || decades.getFirst() != 0
                ? decades
                : java.util.stream.Stream.concat(decades.stream().skip(1), java.util.stream.Stream.of(0))
                        .toList();
    }

    /// Every tag that is true of somebody.
    Set<Integer> tags() {
        Set<Integer> tags = new TreeSet<>();
        byDecade.values().forEach(counts -> tags.addAll(counts.keySet()));
        return tags;
    }

    private Iterable<Map<Integer, Integer>> in(@Nullable Integer decade) {
        return decade == null ? byDecade.values() : List.of(byDecade.getOrDefault(decade, Map.of()));
    }
}
