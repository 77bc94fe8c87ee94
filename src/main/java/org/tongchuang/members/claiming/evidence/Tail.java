package org.tongchuang.members.claiming.evidence;

import org.jspecify.annotations.Nullable;

/// How far six signs agree with the end of the number on a record. The sign that a mainland number ends with checks the
/// rest, and two of the six are the day of birth: they tell less to somebody who knows the birthday.
enum Tail {
    SAME(0.97, 3e-6, 1e-4),
    SLIP(0.02, 2e-4, 2e-3),
    DIFFERENT(0.01, 1, 1);

    private static final int SIGNS = 6;

    private final double own;
    private final double others;
    private final double othersOfThatDay;

    Tail(double own, double others, double othersOfThatDay) {
        this.own = own;
        this.others = others;
        this.othersOfThatDay = othersOfThatDay;
    }

    /// @return null when one of them is not known
    static @Nullable Tail of(String said, String number) {
        if (said.length() != SIGNS || number.length() < SIGNS) {
            return null;
        }
        String known = number.substring(number.length() - SIGNS).toUpperCase(java.util.Locale.ROOT);
        return said.equals(known) ? SAME : isSlip(said, known) ? SLIP : DIFFERENT;
    }

    /// One sign is another, or two neighbours changed places.
    private static boolean isSlip(String one, String other) {
        int first = -1;
        int last = -1;
        int wrong = 0;
        for (int i = 0; i < SIGNS; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                first = first < 0 ? i : first;
                last = i;
                wrong++;
            }
        }
        return wrong == 1
                || wrong == 2
                        && last == first + 1
                        && one.charAt(first) == other.charAt(last)
                        && one.charAt(last) == other.charAt(first);
    }

    Line line(boolean birthAgrees) {
        double bits = Math.log(own / (birthAgrees ? othersOfThatDay : others)) / Math.log(2);
        return new Line("DOCUMENT_TAIL", name(), "members.claims.tail." + name(), bits, this == DIFFERENT);
    }
}
