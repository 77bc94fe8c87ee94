package org.tongchuang.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongchuang.members.duplicates.LikelyPair;
import org.tongchuang.shared.MemberId;

/// How well pairs of records were told apart.
///
/// @param right pairs that were found and are one person's
/// @param found all that were found
/// @param matches all that are one person's
public record Quality(long right, long found, long matches) {

    public double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    public double recall() {
        return matches == 0 ? 1 : (double) right / matches;
    }

    public double f1() {
        return found + matches == 0 ? 1 : 2.0 * right / (found + matches);
    }

    public static Quality of(Labelled labelled, List<LikelyPair> pairs, double atLeast, long matches) {
        List<LikelyPair> found = pairs.stream()
                .filter(pair -> pair.likeness().probability() >= atLeast)
                .toList();
        return new Quality(found.stream().filter(labelled::isMatch).count(), found.size(), matches);
    }

    /// The quality at the threshold that would have been best, had one known.
    static Quality best(Labelled labelled, List<LikelyPair> pairs, long matches) {
        Quality best = new Quality(0, 0, matches);
        long right = 0;
        long found = 0;
        for (LikelyPair pair : pairs.stream()
                .sorted(Comparator.comparing(one -> -one.likeness().bits()))
                .toList()) {
            found++;
            right += labelled.isMatch(pair) ? 1 : 0;
            Quality here = new Quality(right, found, matches);
            best = here.f1() > best.f1() ? here : best;
        }
        return best;
    }

    /// Every two records of a group are a pair.
    public static Quality ofGroups(Labelled labelled, List<List<MemberId>> groups, long matches) {
        long right = 0;
        long found = 0;
        for (List<MemberId> group : groups) {
            Map<Integer, Long> persons = new HashMap<>();
            group.forEach(id -> persons.merge(labelled.persons().get(Labelled.row(id)), 1L, Long::sum));
            right += persons.values().stream().mapToLong(Quality::pairs).sum();
            found += pairs(group.size());
        }
        return new Quality(right, found, matches);
    }

    static Quality ofHand(Labelled labelled, Set<Long> pairs, long matches) {
        long right = pairs.stream()
                .filter(pair -> labelled.persons()
                        .get((int) (pair >>> 32))
                        .equals(labelled.persons().get((int) (long) pair)))
                .count();
        return new Quality(right, pairs.size(), matches);
    }

    private static long pairs(long size) {
        return size * (size - 1) / 2;
    }
}
