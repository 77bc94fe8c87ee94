package org.tongchuang.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Seals and opens protected values (AES-256-GCM, one data key per purpose), and makes the blind indexes by which
/// an exact value is found again. A sealed value is bound to its owner: moved to another row, it does not open.
@Component
public class Vault {

    private final Keyring keys;

    Vault(Keyring keys) {
        this.keys = keys;
    }

    public byte[] seal(Purpose purpose, UUID owner, byte[] plain) {
        try {
            return aead(purpose).encrypt(plain, bytes(owner));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /// @throws Unopenable when the value is damaged, belongs to another owner or was sealed with a key that is lost
    public byte[] open(Purpose purpose, UUID owner, byte[] sealed) {
        try {
            return aead(purpose).decrypt(sealed, bytes(owner));
        } catch (GeneralSecurityException wrong) {
            throw new Unopenable(purpose, owner, wrong);
        }
    }

    /// 64 bits of a keyed HMAC over kind and value: equal values meet, and without the key, which is not in the
    /// database, not even the few thousand million possible ID numbers can be tried.
    public long blindIndex(String kind, String value) {
        try {
            byte[] input = (kind + '\0' + value).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(prf(Purpose.LOOKUP).computePrimary(input, Long.BYTES))
                    .getLong();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("blind index failed", impossible);
        }
    }

    /// A stream that seals what is written to it; it must be closed for the last part to be there.
    public OutputStream sealing(UUID owner, OutputStream to) throws IOException {
        try {
            return keys.streams().newEncryptingStream(to, bytes(owner));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /// Reads what was sealed for this owner; reading fails where the file was altered or cut off.
    public InputStream opening(UUID owner, InputStream from) throws IOException {
        try {
            return keys.streams().newDecryptingStream(from, bytes(owner));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("opening failed", impossible);
        }
    }

    byte[] mac(byte[] data) {
        try {
            return prf(Purpose.AUDIT).computePrimary(data, 32);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing the audit trail failed", impossible);
        }
    }

    private Aead aead(Purpose purpose) {
        return keys.aead(purpose);
    }

    private PrfSet prf(Purpose purpose) {
        return keys.prf(purpose);
    }

    private static byte[] bytes(UUID owner) {
        return ByteBuffer.allocate(16)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array();
    }

    /// A protected value that can't be opened; the rest of the record is still good.
    public static final class Unopenable extends RuntimeException {
        Unopenable(Purpose purpose, UUID owner, Exception cause) {
            super("a value of " + owner + " sealed for " + purpose + " can't be opened", cause);
        }
    }
}
