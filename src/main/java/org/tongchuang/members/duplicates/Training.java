package org.tongchuang.members.duplicates;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Learns the model's numbers from the records alone. How often strangers agree is counted (see [Strangers]); how often
/// records of one person agree is found by expectation and maximisation over the pairs that share a key: guess which
/// pairs are one person, count, guess again.
///
/// What keeps it from running away: it starts from sensible numbers and never quite forgets them, no weaker agreement
/// ever counts for more than a closer one, and every share stays within bounds.
final class Training {

    private static final int MOST_ROUNDS = 30;
    private static final double SETTLED = 1e-4;
    private static final double PRIOR_MATCHES = 60;
    private static final double PRIOR_PEOPLE = 200;
    private static final double FEWEST_DOUBLES = 1e-3;
    private static final double MOST_DOUBLES = 1.5;
    private static final double MOST_TIMES = 3;
    private static final double LEAST = 1e-12;
    private static final double LEAST_M = 2e-4;

    /// All pairs that agree so share a key, hence all strangers among them are seen.
    private static final Set<Level> SEEN_ALL = EnumSet.of(
            Level.ID_SAME,
            Level.STUDENT_SAME,
            Level.PHONE_SAME,
            Level.EMAIL_SAME,
            Level.EMAIL_SAME_START,
            Level.WECHAT_SAME);

    private final LinkModel start;
    private final Frequencies frequencies;
    private final Strangers strangers;
    private final int people;
    private final double[][] shares = new double[Level.values().length][3];

    /// @param people how many records there are
    Training(LinkModel start, Frequencies frequencies, Strangers strangers, int people) {
        this.start = start;
        this.frequencies = frequencies;
        this.strangers = strangers;
        this.people = people;
        for (Level level : Level.values()) {
            shares[level.ordinal()] = start.shares()[level.ordinal()].clone();
        }
        strangers.into(shares);
    }

    /// Expectation and maximisation over a sample of the pairs that share a key.
    ///
    /// @param pairs their levels and rarities
    /// @param each how many pairs each of them stands for
    LinkModel learn(SampledPairs pairs, double each) {
        double doubles = start.doubles();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = doubles;
            Counted counted =
                    expect(pairs, new Weights(shares, LinkModel.priorOf(people, doubles), frequencies.fashion()));
            double moved = maximise(counted, each);
            doubles = (counted.matches * each + PRIOR_PEOPLE * start.doubles()) / (people + PRIOR_PEOPLE);
            doubles = Math.clamp(doubles, FEWEST_DOUBLES, MOST_DOUBLES);
            if (moved < SETTLED && Math.abs(doubles - before) < SETTLED * doubles) {
                break;
            }
        }
        return new LinkModel(people, doubles, shares, frequencies);
    }

    /// A person's own marks seldom differ, whatever the pairs seem to say: namesakes must not pass for one person.
    private double most(Level level) {
        List<Level> levels = level.field().levels();
        boolean lasting = level.field().ordinal() <= Field.STUDENT_NUMBER.ordinal();
        boolean last = levels.getLast() == level;
        return lasting && last ? Math.min(0.5, MOST_TIMES * start.shares()[level.ordinal()][0]) : 1 - LEAST_M;
    }

    private static final class Counted {
        final double[] matching = new double[Level.values().length];
        final double[] strange = new double[Level.values().length];
        final double[] present = new double[Field.values().length];
        double matches;
    }

    private static Counted expect(SampledPairs pairs, Weights weights) {
        Counted counted = new Counted();
        double[] worth = new double[Field.values().length];
        float[] rarity = new float[4];
        for (int i = 0; i < pairs.size(); i++) {
            long levels = pairs.levels(i);
            double match = Likeness.probability(weights.weigh(levels, pairs.rarity(i, rarity), worth));
            counted.matches += match;
            for (Field field : Field.values()) {
                int index = Comparison.levelIn(levels, field);
                if (index >= 0) {
                    int level = field.levels().get(index).ordinal();
                    counted.present[field.ordinal()] += match;
                    counted.matching[level] += match;
                    counted.strange[level] += 1 - match;
                }
            }
        }
        return counted;
    }

    /// @return how far the shares among records of one person moved
    private double maximise(Counted counted, double each) {
        double moved = 0;
        double all = 0.5 * people * (people - 1.0);
        for (Level level : Level.values()) {
            int at = level.ordinal();
            double m = (counted.matching[at] + PRIOR_MATCHES * start.shares()[at][0])
                    / (counted.present[level.field().ordinal()] + PRIOR_MATCHES);
            m = Math.clamp(m, LEAST_M, most(level));
            moved = Math.max(moved, Math.abs(m - shares[at][0]));
            shares[at][0] = m;
            if (SEEN_ALL.contains(level)) {
                double expected = level.u() * LinkModel.PEOPLE / Math.max(1, people);
                double u = (counted.strange[at] * each + 1)
                        / (all * strangers.known(level.field()) + 1 / Math.max(expected, LEAST));
                Arrays.fill(shares[at], 1, 3, Math.clamp(u, LEAST, m));
            }
        }
        return moved;
    }
}
