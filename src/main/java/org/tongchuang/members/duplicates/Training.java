package org.tongchuang.members.duplicates;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tongchuang.members.duplicates.Frequencies.Kind;

/// Learns the model's numbers from the records alone. How often strangers agree is counted on pairs drawn at random,
// and
/// on pairs of one year of study; how often records of one person agree is found by expectation and maximisation over
/// the pairs that share a key: guess which pairs are one person, count, guess again.
///
/// What keeps it from running away: it starts from sensible numbers and never quite forgets them, no weaker agreement
/// ever counts for more than a closer one, and every share stays within bounds.
final class Training {

    private static final int DRAWN = 400_000;
    private static final int MOST_ROUNDS = 30;
    private static final double SETTLED = 1e-4;
    private static final double PRIOR_MATCHES = 60;
    private static final double PRIOR_PEOPLE = 200;
    private static final double FEWEST_DOUBLES = 1e-3;
    private static final double MOST_DOUBLES = 1.5;
    private static final double MOST_TIMES = 3;
    private static final double LEAST = 1e-12;
    private static final double LEAST_M = 2e-4;
    private static final long SEED = 19_690_612;

    /// All pairs that agree so share a key, hence all strangers among them are seen.
    private static final Set<Level> SEEN_ALL = EnumSet.of(
            Level.ID_SAME,
            Level.STUDENT_SAME,
            Level.PHONE_SAME,
            Level.PHONE_SAME_LINE,
            Level.EMAIL_SAME,
            Level.EMAIL_SAME_START,
            Level.WECHAT_SAME);

    private final LinkModel start;
    private final Frequencies frequencies;
    private final List<Person> people;
    private final double[][] shares = new double[Level.values().length][3];
    private final double[] known = new double[Field.values().length];

    Training(LinkModel start, Frequencies frequencies, List<Person> people) {
        this.start = start;
        this.frequencies = frequencies;
        this.people = people;
        for (Level level : Level.values()) {
            shares[level.ordinal()] = start.shares()[level.ordinal()].clone();
        }
    }

    /// How often strangers agree: counted on random pairs, of whom next to none are one person.
    Training countStrangers(Comparison comparison) {
        if (people.size() < 2) {
            return this;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        Sample any = new Sample();
        Sample sameYear = new Sample();
        int[] byYear = byYear();
        for (int i = 0; i < DRAWN; i++) {
            int one = random.nextInt(people.size());
            int other = random.nextInt(people.size() - 1);
            any.add(comparison.compare(people.get(one), people.get(other < one ? other : other + 1)));
            if (byYear.length > 1) {
                int at = random.nextInt(byYear.length);
                int near = Math.clamp(at + random.nextInt(101) - 50L, 0, byYear.length - 1);
                long levels = comparison.compare(people.get(byYear[at]), people.get(byYear[near]));
                if (at != near && Weights.ofSameYear(levels)) {
                    sameYear.add(levels);
                }
            }
        }
        any.into(1);
        sameYear.into(2);
        names();
        for (Field field : Field.values()) {
            known[field.ordinal()] = (any.present[field.ordinal()] + 1) / (DRAWN + 1.0);
        }
        return this;
    }

    /// People in the order of the year they entered, those of one year in the order they came.
    private int[] byYear() {
        return java.util.stream.IntStream.range(0, people.size())
                .filter(person -> entry(person) > 0)
                .boxed()
                .sorted(java.util.Comparator.comparing((Integer person) -> entry(person))
                        .thenComparing(person -> Hash.mixed(person)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int entry(int person) {
        return people.get(person).studyCount() == 0
                ? 0
                : Person.entry(people.get(person).study(0, Person.YEARS));
    }

    private final class Sample {
        final long[] counts = new long[Level.values().length];
        final long[] present = new long[Field.values().length];

        void add(long levels) {
            for (Field field : Field.values()) {
                int index = Comparison.levelIn(levels, field);
                if (index >= 0) {
                    present[field.ordinal()]++;
                    counts[field.levels().get(index).ordinal()]++;
                }
            }
        }

        /// What was expected counts as one pair seen, so that a level never met keeps a share.
        void into(int column) {
            for (Level level : Level.values()) {
                boolean depends = level.field() == Field.BIRTH || level.field() == Field.SEX;
                double expected = start.shares()[level.ordinal()][column];
                double share = (counts[level.ordinal()] + 1)
                        / (present[level.field().ordinal()] + 1 / Math.max(expected, LEAST));
                if (column == 1 || depends) {
                    shares[level.ordinal()][column] = share;
                } else {
                    shares[level.ordinal()][column] = shares[level.ordinal()][1];
                }
            }
        }
    }

    /// Whole names agree too seldom to count on a sample, but their parts are all counted.
    private void names() {
        double same = frequencies.expected(Kind.FAMILY) * frequencies.expected(Kind.GIVEN);
        double sound = frequencies.expected(Kind.FAMILY_SOUND) * frequencies.expected(Kind.GIVEN_SOUND);
        if (same > 0) {
            put(Level.NAME_SAME, same);
            put(Level.NAME_SOUNDS_SAME, Math.max(sound - same, sound / 20));
            double scale = same / Level.NAME_SAME.u();
            put(Level.NAME_VARIANT, scale * Level.NAME_VARIANT.u());
            put(Level.NAME_SWAPPED, scale * Level.NAME_SWAPPED.u());
            put(Level.NAME_FORMER, scale * Level.NAME_FORMER.u());
            put(Level.NAME_IN_LETTERS, acrossScripts() * sound);
        }
    }

    /// The chance that of two people one is written in characters and the other in letters.
    private double acrossScripts() {
        double chinese =
                people.stream().filter(person -> person.given().chinese()).count() + 1.0;
        double share = chinese / (people.size() + 2);
        return 2 * share * (1 - share);
    }

    private void put(Level level, double share) {
        shares[level.ordinal()][1] = share;
        shares[level.ordinal()][2] = share;
    }

    /// Expectation and maximisation over a sample of the pairs that share a key.
    ///
    /// @param pairs their levels and rarities
    /// @param each how many pairs each of them stands for
    LinkModel learn(SampledPairs pairs, double each) {
        double doubles = start.doubles();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = doubles;
            Counted counted = expect(
                    pairs, new Weights(shares, LinkModel.priorOf(people.size(), doubles), frequencies.fashion()));
            double moved = maximise(counted, each);
            doubles = (counted.matches * each + PRIOR_PEOPLE * start.doubles()) / (people.size() + PRIOR_PEOPLE);
            doubles = Math.clamp(doubles, FEWEST_DOUBLES, MOST_DOUBLES);
            if (moved < SETTLED && Math.abs(doubles - before) < SETTLED * doubles) {
                break;
            }
        }
        return new LinkModel(people.size(), doubles, shares, frequencies);
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
        double all = 0.5 * people.size() * (people.size() - 1.0);
        for (Level level : Level.values()) {
            int at = level.ordinal();
            double m = (counted.matching[at] + PRIOR_MATCHES * start.shares()[at][0])
                    / (counted.present[level.field().ordinal()] + PRIOR_MATCHES);
            m = Math.clamp(m, LEAST_M, most(level));
            moved = Math.max(moved, Math.abs(m - shares[at][0]));
            shares[at][0] = m;
            if (SEEN_ALL.contains(level)) {
                double expected = start.shares()[at][1] * start.people() / Math.max(1, people.size());
                double u = (counted.strange[at] * each + 1)
                        / (all * known[level.field().ordinal()] + 1 / Math.max(expected, LEAST));
                Arrays.fill(shares[at], 1, 3, Math.clamp(u, LEAST, m));
            }
        }
        return moved;
    }
}
