package org.tongchuang.members.duplicates;

/// Student numbers as numbers: comparable by one slip where they are short enough.
final class StudentNumber {

    private static final int LONGEST = 12;
    private static final int BASE = 36;

    private StudentNumber() {}

    /// Letters and digits to the base of 36 behind a 1, so that leading zeros count; longer ones by their hash, below
    /// 0.
    static long of(String written) {
        String plain = Spelling.plain(written);
        if (plain.isEmpty()) {
            return 0;
        }
        long number = 1;
        for (int i = 0; i < plain.length(); i++) {
            int digit = Character.digit(plain.charAt(i), BASE);
            if (digit < 0 || plain.length() > LONGEST - 1) {
                return Hash.of(plain) | Long.MIN_VALUE;
            }
            number = number * BASE + digit;
        }
        return number;
    }

    /// One character changed, two neighbours turned round, or the first one missing; not in the last two, for there
    /// classmates' numbers differ.
    static boolean slip(long one, long other) {
        if (one < 0 || other < 0) {
            return false;
        }
        String a = Long.toString(one, BASE).substring(1);
        String b = Long.toString(other, BASE).substring(1);
        return a.length() >= 6
                && b.length() >= 6
                && a.regionMatches(a.length() - 2, b, b.length() - 2, 2)
                && Distance.slips(a, b, 1) == 1;
    }
}
