package org.tongchuang.members.duplicates;

/// A mainland ID number as one number, with what it says of its bearer; other documents by their hash.
///
/// @param number 0 for none; negative when its check digit is wrong or it is no mainland number
/// @param birth year, month and day, 0 when it tells none
/// @param sex 0 unknown, 1 male, 2 female
record IdNumber(long number, int birth, byte sex) {

    /// Mainland numbers without their check digit are smaller.
    static final long LARGEST = 100_000_000_000_000_000L;

    private static final IdNumber NONE = new IdNumber(0, 0, (byte) 0);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    static IdNumber of(String written) {
        if (written.isEmpty()) {
            return NONE;
        }
        String plain = Spelling.plain(written);
        boolean old = plain.length() == 15;
        String body = old ? plain.substring(0, 6) + "19" + plain.substring(6) : plain;
        int digits = 17;
        if (body.length() < digits
                || body.length() > 18
                || !body.substring(0, digits).chars().allMatch(Character::isDigit)) {
            return new IdNumber(Hash.of(plain) | Long.MIN_VALUE, 0, (byte) 0);
        }
        long number = Long.parseLong(body, 0, digits, 10);
        boolean right = old || body.charAt(digits) == checkDigit(body);
        byte sex = (byte) (2 - (body.charAt(16) - '0') % 2);
        return right
                ? new IdNumber(number, Integer.parseInt(body, 6, 14, 10), sex)
                : new IdNumber(-number, 0, (byte) 0);
    }

    private static char checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return "10x98765432".charAt(sum % 11);
    }
}
