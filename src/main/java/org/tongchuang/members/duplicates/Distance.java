package org.tongchuang.members.duplicates;

/// How many slips lie between two spellings.
final class Distance {

    private Distance() {}

    /// Letters left out, put in, changed, or two neighbours turned round (Damerau–Levenshtein, each place touched
    /// once).
    ///
    /// @param most more than that is told as `most + 1`
    static int slips(String one, String other, int most) {
        int n = one.length();
        int k = other.length();
        if (Math.abs(n - k) > most) {
            return most + 1;
        }
        int[] before = new int[k + 1];
        int[] row = new int[k + 1];
        int[] next = new int[k + 1];
        for (int j = 0; j <= k; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            next[0] = i;
            int least = i;
            for (int j = 1; j <= k; j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int cheapest = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cheapest = Math.min(cheapest, before[j - 2] + 1);
                }
                next[j] = cheapest;
                least = Math.min(least, cheapest);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = before;
            before = row;
            row = next;
            next = free;
        }
        return Math.min(row[k], most + 1);
    }

    /// Whether two numbers of the same length differ in one digit, or in two neighbours turned round.
    static boolean oneDigit(long one, long other) {
        int differing = 0;
        long first = 0;
        long second = 0;
        boolean neighbours = false;
        long place = 0;
        long firstPlace = 0;
        for (long a = one, b = other; a != 0 || b != 0; a /= 10, b /= 10, place++) {
            if (a % 10 != b % 10) {
                differing++;
                if (differing == 1) {
                    first = a % 10 * 10 + b % 10;
                    firstPlace = place;
                } else {
                    second = b % 10 * 10 + a % 10;
                    neighbours = place == firstPlace + 1;
                }
                if (differing > 2) {
                    return false;
                }
            }
        }
        return differing == 1 || differing == 2 && neighbours && first == second;
    }

    /// Share of pairs of neighbouring characters that two words have in common, 0 to 1 (Dice).
    static double inCommon(String one, String other) {
        if (one.length() < 2 || other.length() < 2) {
            return one.equals(other) ? 1 : 0;
        }
        int common = 0;
        boolean[] taken = new boolean[other.length()];
        for (int i = 0; i + 1 < one.length(); i++) {
            for (int j = 0; j + 1 < other.length(); j++) {
                if (!taken[j] && one.charAt(i) == other.charAt(j) && one.charAt(i + 1) == other.charAt(j + 1)) {
                    taken[j] = true;
                    common++;
                    break;
                }
            }
        }
        return 2.0 * common / (one.length() + other.length() - 2);
    }
}
