package org.tongchuang.privacy;

import com.google.crypto.tink.prf.Prf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.keys.Keyring;
import org.tongchuang.privacy.keys.Keyset;
import org.tongchuang.privacy.keys.SealedStreams;

/// Seals and opens protected values (AES-256-GCM, one data key per purpose), and makes the blind indexes by which
/// an exact value is found again. A sealed value is bound to its owner: moved to another row, it does not open.
@Component
public class Vault {

    private final Keyring keys;
    private final SealedStreams streams;

    public Vault(Keyring keys) {
        this.keys = keys;
        this.streams = new SealedStreams(keys);
    }

    public byte[] seal(Purpose purpose, UUID owner, byte[] plain) {
        try {
            return keys.sealing(purpose).aead().encrypt(plain, Keyset.owner(owner));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /// @throws Unopenable when the value is damaged, belongs to another owner or was sealed with a key that is lost
    public byte[] open(Purpose purpose, UUID owner, byte[] sealed) {
        Keyset known = keys.opening(purpose);
        try {
            return known.aead().decrypt(sealed, Keyset.owner(owner));
        } catch (GeneralSecurityException wrong) {
            // Another node may have renewed the key a moment ago.
            if (keys.learns(purpose, known, sealed)) {
                return open(purpose, owner, sealed);
            }
            throw new Unopenable(purpose, owner, wrong);
        }
    }

    /// 64 bits of a keyed HMAC over kind and value: equal values meet, and without the key, which is not in the
    /// database, not even the few thousand million possible ID numbers can be tried. By this an entry is looked up.
    public long blindIndex(String kind, String value) {
        return index(keys.sealing(Purpose.LOOKUP).prf(), input(kind, value));
    }

    /// The same under more than the one key: several while it is renewed, else one.
    public long[] blindIndexes(Under under, String kind, String value) {
        byte[] input = input(kind, value);
        Keyset known = keys.sealing(Purpose.LOOKUP);
        List<Prf> prfs = under == Under.WRITTEN ? known.written() : known.all();
        // Asked for every fact of every row of an import: no streams.
        long[] indexes = new long[prfs.size()];
        for (int n = 0; n < indexes.length; n++) {
            indexes[n] = index(prfs.get(n), input);
        }
        return indexes;
    }

    /// Whether there is more than one key for blind indexes.
    public boolean hasOlderIndexes() {
        return keys.sealing(Purpose.LOOKUP).all().size() > 1;
    }

    private static byte[] input(String kind, String value) {
        return (kind + '\0' + value).getBytes(StandardCharsets.UTF_8);
    }

    private static long index(Prf prf, byte[] input) {
        try {
            return ByteBuffer.wrap(prf.compute(input, Long.BYTES)).getLong();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("blind index failed", impossible);
        }
    }

    /// A stream that seals what is written to it; it must be closed for the last part to be there.
    public OutputStream sealing(UUID owner, OutputStream to) throws IOException {
        return streams.sealing(Keyset.owner(owner), to);
    }

    /// Reads what was sealed for this owner; reading fails where the file was altered or cut off.
    public InputStream opening(UUID owner, InputStream from) throws IOException {
        return streams.opening(Keyset.owner(owner), from);
    }

    byte[] mac(byte[] data) {
        return mac(keys.sealing(Purpose.AUDIT).prf(), data);
    }

    /// The place, among the keys from the eldest on, of the one that made this MAC; -1 when none did.
    int keyOf(byte[] mac, byte[] data) {
        List<Prf> all = keys.sealing(Purpose.AUDIT).all();
        for (int place = all.size() - 1; place >= 0; place--) {
            if (MessageDigest.isEqual(mac(all.get(place), data), mac)) {
                return place;
            }
        }
        return -1;
    }

    /// Learns now of keys that were renewed.
    void lookAgain() {
        keys.lookAgain();
    }

    private static byte[] mac(Prf prf, byte[] data) {
        try {
            return prf.compute(data, 32);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing the audit trail failed", impossible);
        }
    }

    /// Which keys blind indexes are made under.
    public enum Under {
        /// All that entries are written under.
        WRITTEN,
        /// Those at rest too, under which older entries may still be found.
        ANY
    }

    /// A protected value that can't be opened; the rest of the record is still good.
    public static final class Unopenable extends RuntimeException {
        Unopenable(Purpose purpose, UUID owner, Exception cause) {
            super("a value of " + owner + " sealed for " + purpose + " can't be opened", cause);
        }
    }
}
