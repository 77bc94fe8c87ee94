package org.tongchuang.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tongchuang.identity.accounts.Account;

/// What the office asks of those who work in it.
///
/// @param days how long a colleague has, 1 to 90; matters for [Wanted#WITHIN]
/// @param since when this became the rule
public record SecondStepRule(Wanted wanted, int days, Instant since) {

    public static final int MOST_DAYS = 90;

    /// How urgently.
    public enum Wanted {
        OFF,
        WITHIN,
        AT_ONCE
    }

    /// By when this account needs a second step; empty when nobody asks for one.
    Optional<Instant> due(Account account) {
        if (!account.role().isOfOffice()) {
            return Optional.empty();
        }
        return switch (wanted) {
            case OFF -> Optional.empty();
            case AT_ONCE -> Optional.of(since);
            case WITHIN -> {
                Instant from = account.createdAt().isAfter(since) ? account.createdAt() : since;
                yield Optional.of(from.plus(Duration.ofDays(days)));
            }
        };
    }
}
