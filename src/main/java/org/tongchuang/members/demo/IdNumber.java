package org.tongchuang.members.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Resident identity numbers as GB 11643 builds them.
final class IdNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final Shares<String> regions = Lines.shares("regions.txt");

    String draw(Draw draw, LocalDate born, boolean male) {
        int order = draw.below(450) * 2 + (male ? 1 : 2);
        String number = regions.draw(draw) + DateTimeFormatter.BASIC_ISO_DATE.format(born) + "%03d".formatted(order);
        return number + check(number);
    }

    static char check(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
