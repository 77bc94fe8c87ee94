package org.tongchuang.members.card;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.tongchuang.members.card.codes.CardCode;
import org.tongchuang.members.card.codes.Curves;

/// A phone that shows cards, as the script of the card's page does.
public record Phone(Curves curve, KeyPair keys) {

    public static Phone of(Curves curve) {
        try {
            KeyPairGenerator making = KeyPairGenerator.getInstance(curve == Curves.ED25519 ? "Ed25519" : "EC");
            if (curve == Curves.P256) {
                making.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return new Phone(curve, making.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] publicKey() {
        byte[] written = keys.getPublic().getEncoded();
        int length = curve == Curves.ED25519 ? 32 : 64;
        return Arrays.copyOfRange(written, written.length - length, written.length);
    }

    /// In base64url, as it is sent.
    public String sent() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey());
    }

    public String shows(byte[] signed, Instant now) {
        return CardCode.shown(signed, curve, keys.getPrivate(), now);
    }
}
