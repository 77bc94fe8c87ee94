package org.tongchuang.members.duplicates;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tongchuang.members.duplicates.Frequencies.Kind;

/// How often two people agree by accident: counted on pairs drawn at random, and on pairs of one year of study.
final class Strangers {

    private static final int DRAWN = 400_000;
    private static final int NEIGHBOURS = 50;
    private static final double LEAST = 1e-12;
    private static final long SEED = 19_690_612;

    private final LinkModel start;
    private final Frequencies frequencies;
    private final List<Person> people;
    private final Comparison comparison;
    private final Sample any = new Sample();
    private final Sample sameYear = new Sample();

    Strangers(LinkModel start, Frequencies frequencies, List<Person> people, Comparison comparison) {
        this.start = start;
        this.frequencies = frequencies;
        this.people = people;
        this.comparison = comparison;
        count();
    }

    private void count() {
        double all = 0.5 * people.size() * (people.size() - 1.0);
        SplittableRandom random = new SplittableRandom(SEED);
        int[] byYear = byYear();
        for (int i = 0; i < Math.min(DRAWN, all); i++) {
            int one = random.nextInt(people.size());
            int other = random.nextInt(people.size() - 1);
            any.add(one, other < one ? other : other + 1);
            if (byYear.length > 1) {
                int at = random.nextInt(byYear.length);
                int near = at + random.nextInt(2 * NEIGHBOURS + 1) - NEIGHBOURS;
                if (at != near && near >= 0 && near < byYear.length) {
                    sameYear.add(byYear[at], byYear[near]);
                }
            }
        }
    }

    /// People in the order of the year they entered, those of one year in an order of no meaning.
    private int[] byYear() {
        return IntStream.range(0, people.size())
                .filter(person -> people.get(person).entryYear() > 0)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer person) -> people.get(person).entryYear())
                        .thenComparing(person -> Hash.mixed(person)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private final class Sample {
        private final long[] counts = new long[Level.values().length];
        private final long[] present = new long[Field.values().length];
        private final double[] worth = new double[Field.values().length];
        private final float[] rarity = new float[4];
        private long size;

        /// Pairs that are plainly one person's are no strangers; in a small roster they would count.
        void add(int one, int other) {
            long levels = comparison.compare(people.get(one), people.get(other));
            boolean counts = this == any || Weights.ofSameYear(levels);
            if (!counts || start.weights().weigh(levels, rarity, worth) > 0) {
                return;
            }
            size++;
            for (Field field : Field.values()) {
                int index = Comparison.levelIn(levels, field);
                if (index >= 0) {
                    present[field.ordinal()]++;
                    this.counts[field.levels().get(index).ordinal()]++;
                }
            }
        }

        /// What was expected counts as one pair seen, so that a level never met keeps a share.
        double share(Level level, double expected) {
            return (counts[level.ordinal()] + 1) / (present[level.field().ordinal()] + 1 / Math.max(expected, LEAST));
        }
    }

    /// The share of pairs that know a field on both sides.
    double known(Field field) {
        return (any.present[field.ordinal()] + 1.0) / (any.size + 1.0);
    }

    /// Writes the shares of strangers, and of strangers of one year, into the second and third column.
    void into(double[][] shares) {
        for (Level level : Level.values()) {
            double[] share = shares[level.ordinal()];
            boolean depends = level.field() == Field.BIRTH || level.field() == Field.SEX;
            share[1] = any.share(level, level.u());
            share[2] = depends ? sameYear.share(level, level.uSameYear()) : share[1];
        }
        names(shares);
    }

    /// Whole names agree too seldom to count on a sample, but their parts are all counted.
    private void names(double[][] shares) {
        double same = frequencies.expected(Kind.FAMILY) * frequencies.expected(Kind.GIVEN);
        double sound = frequencies.expected(Kind.FAMILY_SOUND) * frequencies.expected(Kind.GIVEN_SOUND);
        if (same == 0 || sound == 0) {
            return;
        }
        double scale = same / Level.NAME_SAME.u();
        put(shares, Level.NAME_SAME, same);
        put(shares, Level.NAME_SOUNDS_SAME, Math.max(sound - same, sound / 20));
        put(shares, Level.NAME_VARIANT, scale * Level.NAME_VARIANT.u());
        put(shares, Level.NAME_SWAPPED, scale * Level.NAME_SWAPPED.u());
        put(shares, Level.NAME_FORMER, scale * Level.NAME_FORMER.u());
        put(shares, Level.NAME_IN_LETTERS, acrossScripts() * sound);
    }

    private static void put(double[][] shares, Level level, double share) {
        shares[level.ordinal()][1] = Math.max(share, LEAST);
        shares[level.ordinal()][2] = Math.max(share, LEAST);
    }

    /// The chance that of two people one is written in characters and the other in letters.
    private double acrossScripts() {
        double chinese =
                people.stream().filter(person -> person.given().chinese()).count() + 1.0;
        double share = chinese / (people.size() + 2);
        return 2 * share * (1 - share);
    }
}
