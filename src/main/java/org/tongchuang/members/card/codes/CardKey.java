package org.tongchuang.members.card.codes;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the university's keys for cards.
///
/// @param shortId by which codes name it, 32 bits
/// @param publicKey 32 bytes
/// @param withdrawnAt since when nothing it signed is believed; null while it is
public record CardKey(
        UUID id,
        long shortId,
        byte[] publicKey,
        Instant madeAt,
        @Nullable Instant withdrawnAt) {

    static CardKey of(UUID id, KeyPair pair, Instant now) {
        byte[] raw = Curves.ED25519.raw(pair.getPublic());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw);
            return new CardKey(id, ByteBuffer.wrap(hash).getInt() & 0xFFFF_FFFFL, raw, now, null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static PrivateKey secret(byte[] written) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(written));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CardKey that
                && id.equals(that.id)
                && Arrays.equals(publicKey, that.publicKey)
                && (withdrawnAt == null) == (that.withdrawnAt == null);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
