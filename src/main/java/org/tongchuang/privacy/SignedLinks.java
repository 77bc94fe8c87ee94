package org.tongchuang.privacy;

import com.google.crypto.tink.prf.Prf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.keys.Keyring;

/// Tokens that prove by themselves what a link is for, so that nobody need sign in to follow it and nothing is kept:
/// about whom, until when, and a MAC over both and the purpose. Whoever holds one may read the subject in it, so it is
/// an id and never an address. A token of one purpose is none of another.
///
/// Links outlive one renewal of their key, not two.
@Component
public class SignedLinks {

    private static final int MAC_BYTES = 20;
    private static final int LONGEST = 2_000;
    private static final Base64.Encoder WRITTEN = Base64.getUrlEncoder().withoutPadding();

    private final Keyring keys;
    private final Clock clock;

    SignedLinks(Keyring keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// A token of letters, digits, `-` and `_`: about 45 signs and four for every three of the subject.
    ///
    /// @param purpose such as `members.claim`; not in the token
    /// @param until the first moment at which it is no longer good, to the second; null when it lasts
    public String sign(String purpose, String subject, @Nullable Instant until) {
        byte[] said = subject.getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(Long.BYTES + said.length)
                .putLong(until == null ? 0 : until.getEpochSecond())
                .put(said)
                .array();
        byte[] mac = mac(keys.sealing(Purpose.LINKS).prf(), purpose, payload);
        return WRITTEN.encodeToString(ByteBuffer.allocate(MAC_BYTES + payload.length)
                .put(mac)
                .put(payload)
                .array());
    }

    /// What a token says; nothing when it is not ours, was made for another purpose, altered or has expired.
    public Optional<Read> read(String purpose, String token) {
        byte[] bytes = bytes(token);
        if (bytes.length < MAC_BYTES + Long.BYTES) {
            return Optional.empty();
        }
        byte[] mac = Arrays.copyOf(bytes, MAC_BYTES);
        byte[] payload = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        if (!isOurs(purpose, mac, payload)) {
            return Optional.empty();
        }
        long until = ByteBuffer.wrap(payload).getLong();
        if (until != 0 && clock.instant().getEpochSecond() >= until) {
            return Optional.empty();
        }
        return subject(payload).map(subject -> new Read(subject, until == 0 ? null : Instant.ofEpochSecond(until)));
    }

    private boolean isOurs(String purpose, byte[] mac, byte[] payload) {
        if (fits(keys.sealing(Purpose.LINKS).all(), purpose, mac, payload)) {
            return true;
        }
        // Another node may have renewed the key a moment ago.
        keys.lookAgain();
        return fits(keys.sealing(Purpose.LINKS).all(), purpose, mac, payload);
    }

    private static boolean fits(List<Prf> all, String purpose, byte[] mac, byte[] payload) {
        boolean fits = false;
        for (Prf key : all) {
            fits |= MessageDigest.isEqual(mac, mac(key, purpose, payload));
        }
        return fits;
    }

    private static byte[] mac(Prf key, String purpose, byte[] payload) {
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        try {
            return key.compute(
                    ByteBuffer.allocate(Integer.BYTES + name.length + payload.length)
                            .putInt(name.length)
                            .put(name)
                            .put(payload)
                            .array(),
                    MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("signing a link failed", impossible);
        }
    }

    /// Only the one way of writing them: a token that differs in a sign differs in what it says.
    private static byte[] bytes(String token) {
        if (token.length() > LONGEST) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return WRITTEN.encodeToString(bytes).equals(token) ? bytes : new byte[0];
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private static Optional<String> subject(byte[] payload) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload, Long.BYTES, payload.length - Long.BYTES))
                    .toString());
        } catch (CharacterCodingException impossible) {
            return Optional.empty();
        }
    }

    /// @param until null when the token lasts
    public record Read(String subject, @Nullable Instant until) {}
}
