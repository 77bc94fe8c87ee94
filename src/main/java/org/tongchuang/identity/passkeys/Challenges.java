package org.tongchuang.identity.passkeys;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.UsedOnce;
import org.tongchuang.privacy.SignedLinks;

/// What a device is asked to sign: new each time, good for five minutes and one answer. It proves by itself that it is
/// ours, so that nothing is kept for visitors who only look at the sign-in page.
@Component
class Challenges {

    private static final String SIGN_IN = "identity.passkey.sign-in";
    private static final String REGISTER = "identity.passkey.register";
    private static final Duration LASTS = Duration.ofMinutes(5);

    private final SignedLinks tokens;
    private final UsedOnce used;
    private final Clock clock;

    Challenges(SignedLinks tokens, UsedOnce used, Clock clock) {
        this.tokens = tokens;
        this.used = used;
        this.clock = clock;
    }

    byte[] toSignIn() {
        return bytes(tokens.sign(SIGN_IN, UUID.randomUUID().toString(), end()));
    }

    byte[] toRegister(UUID account) {
        return bytes(tokens.sign(REGISTER, account + " " + UUID.randomUUID(), end()));
    }

    /// Whether this was asked of somebody who signs in and is answered for the first time.
    boolean answeredSignIn(byte[] challenge) {
        return read(SIGN_IN, challenge).filter(read -> isFirst(challenge, read)).isPresent();
    }

    /// Whether this was asked of this account and is answered for the first time.
    boolean answeredRegistration(byte[] challenge, UUID account) {
        return read(REGISTER, challenge)
                .filter(read -> read.subject().startsWith(account + " "))
                .filter(read -> isFirst(challenge, read))
                .isPresent();
    }

    private Optional<SignedLinks.Read> read(String purpose, byte[] challenge) {
        return tokens.read(purpose, new String(challenge, StandardCharsets.US_ASCII));
    }

    private boolean isFirst(byte[] challenge, SignedLinks.Read read) {
        Instant until = Objects.requireNonNullElse(read.until(), end());
        return used.first(new String(challenge, StandardCharsets.US_ASCII), until);
    }

    private Instant end() {
        return clock.instant().plus(LASTS);
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.US_ASCII);
    }
}
