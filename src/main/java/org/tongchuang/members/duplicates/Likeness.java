package org.tongchuang.members.duplicates;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How likely two records are one person's, and why.
///
/// @param bits the match weight: the logarithm to the base of two of the odds, 0 for as likely as not
/// @param probability the same from 0 to 1
/// @param evidence every field known on both sides, in the order of [Field]
public record Likeness(double bits, double probability, List<Evidence> evidence) {

    /// The probability from which on a pair is worth a clerk's look. Somewhat below one half, for the model takes
    /// mistakes as independent of each other, while few records hold more than one.
    public static final double WORTH_A_LOOK = 0.25;

    private static final double CERTAIN_BITS = 12;
    private static final double OPPOSED_BITS = -9;

    /// What is a person's own, and differs for two people but for a slip.
    private static final Set<Level> CONTRADICTIONS = EnumSet.of(
            Level.NAME_ONE_CHARACTER,
            Level.NAME_GIVEN_ONLY,
            Level.NAME_FAMILY_ONLY,
            Level.NAME_DIFFERENT,
            Level.BIRTH_OTHER_YEAR,
            Level.BIRTH_SAME_MONTH,
            Level.BIRTH_WEEKS_APART,
            Level.BIRTH_SAME_YEAR,
            Level.BIRTH_DIFFERENT,
            Level.SEX_DIFFERENT,
            Level.ID_DIFFERENT,
            Level.STUDENT_DIFFERENT,
            Level.STUDY_OTHER_CLASS,
            Level.STUDY_OTHER_MAJOR);

    public Likeness {
        evidence = List.copyOf(evidence);
    }

    /// @param bits what the level adds to the match weight
    public record Evidence(Level level, double bits) {}

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    /// Whether the records may be merged unseen: all but certain, and nothing of a person's own differs by more than a
    /// slip. Twins and namesakes fall short of this.
    public boolean isCertain() {
        return bits >= CERTAIN_BITS && isUncontradicted();
    }

    boolean isUncontradicted() {
        return evidence.stream().noneMatch(one -> CONTRADICTIONS.contains(one.level()));
    }

    /// Whether so much speaks against it that no third record can make one person of them.
    boolean isOpposed() {
        double against = evidence.stream()
                .mapToDouble(Evidence::bits)
                .filter(worth -> worth < 0)
                .sum();
        return bits < 0 && against < OPPOSED_BITS;
    }
}
