package org.tongchuang.members.card.codes;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Public keys as browsers hand them out, and signatures as browsers make them.
public enum Curves {
    /// 32 bytes.
    ED25519(32, "302a300506032b6570032100", "Ed25519", "Ed25519"),
    /// The two halves of the point, 64 bytes; for browsers that can't do the other.
    P256(64, "3059301306072a8648ce3d020106082a8648ce3d03010703420004", "EC", "SHA256withECDSAinP1363Format");

    /// Of a signature, alike for both.
    static final int SIGNATURE = 64;

    private final int length;
    private final byte[] before;
    private final String keys;
    private final String signatures;

    Curves(int length, String before, String keys, String signatures) {
        this.length = length;
        this.before = HexFormat.of().parseHex(before);
        this.keys = keys;
        this.signatures = signatures;
    }

    int length() {
        return length;
    }

    /// Whether these bytes are a key of this kind.
    public boolean isKey(byte[] raw) {
        if (raw.length != length) {
            return false;
        }
        try {
            key(raw);
            return true;
        } catch (GeneralSecurityException none) {
            return false;
        }
    }

    boolean isSigned(byte[] raw, byte[] said, byte[] signature) {
        try {
            Signature check = Signature.getInstance(signatures);
            check.initVerify(key(raw));
            check.update(said);
            return check.verify(signature);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    byte[] sign(PrivateKey key, byte[] said) {
        try {
            Signature sign = Signature.getInstance(signatures);
            sign.initSign(key);
            sign.update(said);
            return sign.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("signing a card failed", impossible);
        }
    }

    /// The last bytes of what Java writes a key as.
    byte[] raw(PublicKey key) {
        byte[] written = key.getEncoded();
        return Arrays.copyOfRange(written, written.length - length, written.length);
    }

    private PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] written = Arrays.copyOf(before, before.length + raw.length);
        System.arraycopy(raw, 0, written, before.length, raw.length);
        return KeyFactory.getInstance(keys).generatePublic(new X509EncodedKeySpec(written));
    }
}
