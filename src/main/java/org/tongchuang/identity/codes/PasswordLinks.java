package org.tongchuang.identity.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.UsedOnce;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Ids;

/// Links to choose a new password: good for half an hour, once, and only as long as the password is the one it was when
/// the link was made, so that a changed password makes all others worthless.
@Component
class PasswordLinks {

    static final Duration LASTS = Duration.ofMinutes(30);

    private static final String PURPOSE = "identity.password";

    private final SignedLinks tokens;
    private final UsedOnce used;
    private final Accounts accounts;
    private final Clock clock;

    PasswordLinks(SignedLinks tokens, UsedOnce used, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.used = used;
        this.accounts = accounts;
        this.clock = clock;
    }

    String make(Account account) {
        return tokens.sign(
                PURPOSE, account.id() + " " + mark(account), clock.instant().plus(LASTS));
    }

    /// Whose link this is, while it is good.
    Optional<Account> read(String token) {
        return tokens.read(PURPOSE, token).flatMap(this::account);
    }

    /// The same, and uses it up.
    Optional<Account> take(String token) {
        return tokens.read(PURPOSE, token)
                .filter(read -> account(read).isPresent())
                .filter(read -> used.first(token, Objects.requireNonNullElse(read.until(), end())))
                .flatMap(this::account);
    }

    private Optional<Account> account(SignedLinks.Read read) {
        String[] parts = read.subject().split(" ", 2);
        return Ids.read(parts[0])
                .flatMap(accounts::find)
                .filter(Account::active)
                .filter(account -> parts.length == 2 && mark(account).equals(parts[1]));
    }

    private Instant end() {
        return clock.instant().plus(LASTS);
    }

    private static String mark(Account account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(account.password().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
