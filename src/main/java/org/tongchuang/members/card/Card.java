package org.tongchuang.members.card;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;

/// One card of one person.
///
/// @param number ten digits, the last one a check on the others
/// @param revokedWhy null while the card is good
public record Card(
        UUID id,
        long number,
        MemberId member,
        Instant issuedAt,
        @Nullable Instant revokedAt,
        @Nullable Why revokedWhy) {

    /// For how long a phone shows codes without hearing from the university.
    static final Duration AWAY = Duration.ofDays(7);

    /// How long a printed one is good, and a withdrawn number is told to gates.
    public static final Duration PRINTED = Duration.ofDays(3 * 366);

    /// Why a card was taken away.
    public enum Why {
        /// By the office: the person gets another one only from there.
        OFFICE,
        /// Lost or copied; the person gets another one by themself.
        LOST,
        DECEASED,
        /// The record is no more.
        GONE,
        /// The record became part of another.
        MERGED
    }

    public boolean good() {
        return revokedAt == null;
    }

    /// As people read it: four, three and three digits.
    public static String shown(long number) {
        String digits = "%010d".formatted(number);
        return digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7);
    }

    public String shown() {
        return shown(number);
    }

    /// A number from nine digits, with its check digit (Luhn).
    static long numbered(long nine) {
        return nine * 10 + (10 - sum(nine * 10) % 10) % 10;
    }

    /// Whether these digits can be a card's number.
    public static boolean isNumber(String digits) {
        return digits.matches("[1-9][0-9]{9}") && sum(Long.parseLong(digits)) % 10 == 0;
    }

    private static int sum(long number) {
        int sum = 0;
        boolean doubled = false;
        for (long rest = number; rest > 0; rest /= 10) {
            int digit = (int) (rest % 10) * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }
        return sum;
    }
}
