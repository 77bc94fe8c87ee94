package org.tongchuang.members.duplicates;

import org.jspecify.annotations.Nullable;

/// How far two birth dates agree: 19980901 each, parts unknown as 00.
final class DateComparison {

    /// A lunar date entered as a solar one lies 20 to 50 days before it.
    private static final int WEEKS_APART = 62;

    private DateComparison() {}

    static @Nullable Level compare(int a, int b) {
        if (a == 0 || b == 0) {
            return null;
        }
        if (isPartial(a) || isPartial(b)) {
            return partial(a, b);
        }
        if (a == b) {
            return Level.BIRTH_SAME;
        }
        boolean year = a / 10_000 == b / 10_000;
        int monthA = a / 100 % 100;
        int monthB = b / 100 % 100;
        int dayA = a % 100;
        int dayB = b % 100;
        if (year && monthA == dayB && dayA == monthB) {
            return Level.BIRTH_SWAPPED;
        }
        if (Distance.oneDigit(a, b)) {
            return Level.BIRTH_ONE_DIGIT;
        }
        if (monthA == monthB && dayA == dayB) {
            return Level.BIRTH_OTHER_YEAR;
        }
        if (year && (monthA == monthB || dayA == dayB)) {
            return Level.BIRTH_SAME_MONTH;
        }
        if (Math.abs(days(a) - days(b)) <= WEEKS_APART) {
            return Level.BIRTH_WEEKS_APART;
        }
        return year ? Level.BIRTH_SAME_YEAR : Level.BIRTH_DIFFERENT;
    }

    private static boolean isPartial(int birth) {
        return birth % 10_000 == 0 || birth % 100 == 0 && birth / 100 % 100 <= 12 || birth % 10_000 == 101;
    }

    /// The first of January is what forms fill in for a year alone.
    private static Level partial(int a, int b) {
        if (a == b && a % 10_000 == 101) {
            return Level.BIRTH_AGREES;
        }
        if (a / 10_000 != b / 10_000) {
            return a % 10_000 == b % 10_000 && a % 10_000 != 0 && a % 10_000 != 101
                    ? Level.BIRTH_OTHER_YEAR
                    : Level.BIRTH_DIFFERENT;
        }
        boolean yearOnly = a % 10_000 == 0 || a % 10_000 == 101 || b % 10_000 == 0 || b % 10_000 == 101;
        return yearOnly || a / 100 == b / 100 ? Level.BIRTH_AGREES : Level.BIRTH_SAME_YEAR;
    }

    private static int days(int birth) {
        return birth / 10_000 * 365 + birth / 100 % 100 * 30 + birth % 100;
    }
}
