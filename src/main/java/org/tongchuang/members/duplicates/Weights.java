package org.tongchuang.members.duplicates;

import java.util.Arrays;
import java.util.List;

/// What each level is worth in bits, and what all levels of a pair are worth together. Bits are logarithms to the base
/// of two: +10 makes one person about a thousand times likelier than before, −10 as much less likely.
///
/// Fields are taken as independent except where they plainly are not: people of one year of study are of one age, a
/// household shares phone, e-mail and address and often the family name, an ID number holds the birth date.
final class Weights {

    private static final Field[] FIELDS = Field.values();
    private static final int FEWEST = 16;
    private static final double FURTHER_CONTACT = 0.25;
    private static final long SAME_YEAR = bits(
            Level.STUDY_SAME_CLASS,
            Level.STUDY_SAME_MAJOR,
            Level.STUDY_SAME_YEAR,
            Level.STUDY_YEAR_ONLY,
            Level.STUDY_OTHER_CLASS);
    private static final long SHARED =
            bits(Level.PHONE_SAME, Level.PHONE_SAME_LINE, Level.EMAIL_SAME, Level.ADDRESS_SAME, Level.WECHAT_SAME);

    /// Names of relatives: among those who share a home or a phone, how many strangers-to-the-record have such names.
    private static final double KIN_FAMILY_ONLY = Math.log(Level.NAME_FAMILY_ONLY.m() / 0.5) / Math.log(2);
    private static final double KIN_ONE_CHARACTER = Math.log(Level.NAME_ONE_CHARACTER.m() / 0.15) / Math.log(2);

    private final double[] usual = new double[FIELDS.length * FEWEST];
    private final double[] sameYear = new double[FIELDS.length * FEWEST];
    private final double prior;
    private final double fashion;

    /// @param shares for each level m, u and u among those of one year, by ordinal
    /// @param prior the logarithm of the odds that two records taken at random are one person's
    /// @param fashion by how many bits people of one year are likelier to bear one given name
    Weights(double[][] shares, double prior, double fashion) {
        this.prior = prior;
        this.fashion = fashion;
        for (Field field : FIELDS) {
            fill(usual, field, shares, 1);
            fill(sameYear, field, shares, 2);
        }
    }

    private static void fill(double[] bits, Field field, double[][] shares, int column) {
        List<Level> levels = field.levels();
        double best = Double.MAX_VALUE;
        double bestOfRank = -Double.MAX_VALUE;
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (i > 0 && level.rank() > levels.get(i - 1).rank()) {
                best = Math.min(best, bestOfRank);
                bestOfRank = -Double.MAX_VALUE;
            }
            double[] share = shares[level.ordinal()];
            double worth = Math.min(best, log2(share[0] / share[column]));
            bestOfRank = Math.max(bestOfRank, worth);
            bits[at(field, level.index())] = worth;
        }
    }

    private static int at(Field field, int index) {
        return field.ordinal() * FEWEST + index;
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static long bits(Level... levels) {
        return Arrays.stream(levels).mapToLong(level -> 1L << level.ordinal()).reduce(0, (a, b) -> a | b);
    }

    double prior() {
        return prior;
    }

    double of(Level level) {
        return usual[at(level.field(), level.index())];
    }

    static boolean ofSameYear(long levels) {
        return isAny(levels, Field.STUDY, SAME_YEAR);
    }

    private static boolean isAny(long levels, Field field, long among) {
        int index = Comparison.levelIn(levels, field);
        return index >= 0 && (among >>> field.levels().get(index).ordinal() & 1) != 0;
    }

    /// What each field is worth, by ordinal; 0 where nothing is known.
    ///
    /// @param rarity as [Comparison#rarity] gives it
    /// @return the bits of all fields and the prior together
    double weigh(long levels, float[] rarity, double[] worth) {
        boolean year = ofSameYear(levels);
        boolean home = false;
        for (Field field : FIELDS) {
            int index = Comparison.levelIn(levels, field);
            worth[field.ordinal()] = index < 0 ? 0 : (year ? sameYear : usual)[at(field, index)];
            home |= field.isContact() && isAny(levels, field, SHARED);
        }
        addRarity(levels, rarity, worth);
        if (home) {
            kin(levels, worth);
        }
        contacts(worth);
        impliedByName(levels, year, worth);
        if (Comparison.is(levels, Level.ID_SAME)) {
            lower(worth, Field.BIRTH);
        }
        if (home || worth[Field.WORK.ordinal()] > 0) {
            lower(worth, Field.CITY);
        }
        double sum = prior;
        for (double one : worth) {
            sum += one;
        }
        return sum;
    }

    private static void addRarity(long levels, float[] rarity, double[] worth) {
        worth[Field.NAME.ordinal()] += rarity[0];
        worth[Field.STUDY.ordinal()] += rarity[1];
        worth[Field.WORK.ordinal()] += rarity[2];
        worth[Field.CITY.ordinal()] += Comparison.is(levels, Level.CITY_SAME) ? rarity[3] : 0;
    }

    private static void kin(long levels, double[] worth) {
        int name = Field.NAME.ordinal();
        if (Comparison.is(levels, Level.NAME_FAMILY_ONLY)) {
            worth[name] = Math.min(worth[name], KIN_FAMILY_ONLY);
        } else if (Comparison.is(levels, Level.NAME_ONE_CHARACTER)) {
            worth[name] = Math.min(worth[name], KIN_ONE_CHARACTER);
        }
    }

    /// A given name tells the sex and about the age.
    private void impliedByName(long levels, boolean year, double[] worth) {
        int index = Comparison.levelIn(levels, Field.NAME);
        int rank = index < 0 ? 9 : Field.NAME.levels().get(index).rank();
        if (rank > 3) {
            return;
        }
        lower(worth, Field.SEX);
        if (year) {
            worth[Field.NAME.ordinal()] -= fashion;
        }
    }

    private static void contacts(double[] worth) {
        int best = -1;
        for (Field field : FIELDS) {
            int at = field.ordinal();
            if (field.isContact() && worth[at] > 0) {
                int less = best < 0 || worth[at] > worth[best] ? best : at;
                best = less == at ? best : at;
                if (less >= 0) {
                    worth[less] *= FURTHER_CONTACT;
                }
            }
        }
    }

    private static void lower(double[] worth, Field field) {
        worth[field.ordinal()] = Math.min(0, worth[field.ordinal()]);
    }
}
