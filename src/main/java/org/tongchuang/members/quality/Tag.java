package org.tongchuang.members.quality;

import java.time.YearMonth;

/// What is true of a person, as a number: a million for each field, and within it nothing (the field is missing) or
/// who gave it and in which year; a hundred thousand and the month for when somebody confirmed the record last.
final class Tag {

    /// Grows when a number comes to mean something else; then all lines are written anew.
    static final int VERSION = 1;

    static final int PERSON = 1;
    static final int ALUM = 2;
    static final int LOST = 3;
    static final int INVALID = 4;
    static final int FAILED = 5;
    static final int DECEASED = 6;

    /// Only in what is kept of a month.
    static final int UNCONFIRMED = 7;

    private static final int A_FIELD = 1_000_000;
    private static final int A_GIVER = 10_000;
    private static final int CONFIRMED = 100_000;

    private Tag() {}

    static int missing(Tracked field) {
        return A_FIELD * (field.ordinal() + 1);
    }

    static int known(Tracked field, Giver giver, int year) {
        return missing(field) + A_GIVER * (giver.ordinal() + 1) + Math.clamp(year, 1, A_GIVER - 1);
    }

    static int confirmed(YearMonth month) {
        return CONFIRMED + month.getYear() * 12 + month.getMonthValue() - 1;
    }

    static int neverConfirmed() {
        return CONFIRMED;
    }

    static boolean isKnown(int tag, Tracked field) {
        return tag > missing(field) && tag < missing(field) + A_FIELD;
    }

    static Giver giver(int tag) {
        return Giver.values()[tag % A_FIELD / A_GIVER - 1];
    }

    static int year(int tag) {
        return tag % A_GIVER;
    }

    /// Whether nobody confirmed the record in this month or later.
    static boolean isUnconfirmedSince(int tag, YearMonth month) {
        return tag >= CONFIRMED && tag < confirmed(month);
    }

    static boolean isKnown(int tag) {
        return tag >= A_FIELD && tag % A_FIELD != 0;
    }

    static boolean isMissing(int tag) {
        return tag >= A_FIELD && tag % A_FIELD == 0;
    }
}
