package org.tongchuang.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// Checks who someone is by e-mail and password. A wrong address, a wrong password and a closed account look the same
/// and take the same time.
@Service
public class SignIn {

    private static final int LONGEST_EMAIL = 200;
    private static final Duration NOTE_LOCKED_EVERY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final ApplicationEventPublisher house;
    private final Clock clock;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    SignIn(
            Accounts accounts,
            Passwords passwords,
            FailedSignIns failures,
            ApplicationEventPublisher house,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.house = house;
        this.clock = clock;
    }

    /// Whose password this is. Nobody is in by that alone: see [Entrance].
    ///
    /// @param way how they came, `password` or `api`, for the audit trail
    /// @throws Refusal with the sentence to show
    public Account check(String typed, String password, String address, String way) {
        Instant now = clock.instant();
        String email = legible(typed);
        mayTry(email, address, way, now);
        Optional<Account> account = accounts.byEmail(email).filter(Account::active);
        if (account.isEmpty()) {
            passwords.fitsNobody(password);
        }
        if (account.isEmpty() || !passwords.fits(password, account.get().password())) {
            note("identity.sign-in.failed", email, address, way, account);
            throw Refusal.because("identity.sign-in.wrong");
        }
        failures.succeeded(email, address);
        return account.get();
    }

    /// Somebody has shown all that they must and is in.
    ///
    /// @param way by which steps, for the audit trail
    public void entered(Account account, String address, String way) {
        accounts.signedIn(account.id(), clock.instant(), Words.language());
        note("identity.sign-in", account.email(), address, way, Optional.of(account));
    }

    /// Asks somebody who is signed in for their password once more; wrong answers count like those of a stranger.
    ///
    /// @throws Refusal when it is wrong, or was wrong too often
    public void confirm(Account account, String password, String address) {
        mayTry(account.email(), address, "account", clock.instant());
        if (!passwords.fits(password, account.password())) {
            note("identity.sign-in.failed", account.email(), address, "account", Optional.of(account));
            throw Refusal.at("old", "identity.password.old-wrong");
        }
        failures.succeeded(account.email(), address);
    }

    private void mayTry(String email, String address, String way, Instant now) {
        Optional<Instant> locked = failures.attempt(email, address, now);
        if (locked.isPresent()) {
            noteLocked(email, address, way, now);
            throw Refusal.because(
                    "identity.sign-in.locked",
                    Duration.between(now, locked.get()).toMinutes() + 1);
        }
    }

    /// Whoever is locked out can knock a thousand times a second: once a minute is enough for the trail.
    private void noteLocked(String email, String address, String way, Instant now) {
        if (noted.size() > REMEMBERED) {
            noted.clear();
        }
        Instant last = noted.get(address);
        if (last == null || !last.plus(NOTE_LOCKED_EVERY).isAfter(now)) {
            noted.put(address, now);
            note("identity.sign-in.locked", email, address, way, Optional.empty());
        }
    }

    /// What strangers type, as far as it may be kept.
    private static String legible(String typed) {
        String clean = typed.replaceAll("\\p{Cntrl}", "").strip();
        return clean.length() > LONGEST_EMAIL ? clean.substring(0, LONGEST_EMAIL) : clean;
    }

    private void note(String act, String email, String address, String way, Optional<Account> account) {
        house.publishEvent(new AuditEvent(
                account.map(Account::id).orElse(null),
                account.map(Account::name).orElse(""),
                act,
                List.of(),
                Map.of("email", email, "way", way),
                address));
    }
}
