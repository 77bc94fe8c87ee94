package org.tongchuang.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;

/// Checks who someone is by e-mail and password. A wrong address, a wrong password and a closed account look the same
/// and take the same time.
@Service
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final ApplicationEventPublisher house;
    private final Clock clock;

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

    /// @param way how they came, `password` or `api`, for the audit trail
    /// @throws Refusal with the sentence to show
    Account check(String email, String password, String address, String way) {
        Instant now = clock.instant();
        Optional<Instant> locked = failures.lockedUntil(email, address, now);
        if (locked.isPresent()) {
            note("identity.sign-in.locked", email, address, way, Optional.empty());
            long minutes = Duration.between(now, locked.get()).toMinutes() + 1;
            throw Refusal.because("identity.sign-in.locked", minutes);
        }
        Optional<Account> account = accounts.byEmail(email).filter(Account::active);
        boolean right =
                account.isPresent() && passwords.fits(password, account.get().password());
        if (account.isEmpty()) {
            passwords.fitsNobody(password);
        }
        if (account.isEmpty() || !right) {
            failures.failed(email, address, now);
            note("identity.sign-in.failed", email, address, way, account);
            throw Refusal.because("identity.sign-in.wrong");
        }
        failures.succeeded(email);
        accounts.signedIn(account.get().id(), now);
        note("identity.sign-in", email, address, way, account);
        return account.get();
    }

    private void note(String act, String email, String address, String way, Optional<Account> account) {
        house.publishEvent(new AuditEvent(
                account.map(Account::id).orElse(null),
                account.map(Account::name).orElse(""),
                act,
                List.of(),
                Map.of("email", email.length() > 200 ? email.substring(0, 200) : email, "way", way),
                address));
    }
}
