package org.tongchuang.members.duplicates;

import java.util.List;

/// How likely two records are one person's, and why.
///
/// @param bits the match weight: the logarithm to the base of two of the odds, 0 for as likely as not
/// @param probability the same from 0 to 1
/// @param evidence every field known on both sides, in the order of [Field]
public record Likeness(double bits, double probability, List<Evidence> evidence) {

    /// From here on a pair is worth a clerk's look.
    public static final double WORTH_A_LOOK = 0.5;

    private static final double CERTAIN_BITS = 13.3;

    public Likeness {
        evidence = List.copyOf(evidence);
    }

    /// @param bits what the level adds to the match weight
    public record Evidence(Level level, double bits) {}

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    /// Whether the records may be merged unseen: all but certain, the names say so themselves, and nothing speaks
    /// against it that a slip does not explain. Twins and namesakes fall short of this.
    public boolean isCertain() {
        return bits >= CERTAIN_BITS && evidence.stream().noneMatch(one -> Opposition.of(one.level()));
    }
}
