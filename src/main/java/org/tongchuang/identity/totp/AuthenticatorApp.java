package org.tongchuang.identity.totp;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.signin.SecondStep;

/// The second step by an app on one's phone.
@Component
class AuthenticatorApp implements SecondStep {

    static final String NAME = "app";

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Authenticators authenticators;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AuthenticatorApp(Authenticators authenticators, Clock clock) {
        this.authenticators = authenticators;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isSetUp(UUID account) {
        return authenticators.since(account).isPresent();
    }

    @Override
    public boolean accepts(Account account, String typed) {
        Optional<byte[]> secret = authenticators.secret(account.id());
        if (secret.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.stepOf(secret.get(), typed, clock.instant());
        return step.isPresent() && authenticators.use(account.id(), step.getAsLong());
    }

    @Override
    public boolean remove(UUID account) {
        return authenticators.remove(account);
    }

    Optional<Instant> since(UUID account) {
        return authenticators.since(account);
    }

    /// A new secret for an app to show a first code for.
    void begin(UUID account) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        authenticators.await(account, secret, clock.instant());
    }

    Optional<byte[]> pending(UUID account) {
        return authenticators.pending(account, clock.instant().minus(PATIENCE));
    }

    /// Whether the first code is right; from then on the app is in use.
    boolean confirm(UUID account, String typed) {
        Optional<byte[]> secret = pending(account);
        if (secret.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.stepOf(secret.get(), typed, clock.instant());
        return step.isPresent() && authenticators.take(account, step.getAsLong(), clock.instant());
    }
}
