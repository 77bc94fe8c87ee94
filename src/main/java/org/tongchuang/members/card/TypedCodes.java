package org.tongchuang.members.card;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.tongchuang.members.card.codes.CardCode;
import org.tongchuang.privacy.Vault;

/// Six digits that change with the code, for gates without a camera. A phone makes them with a secret of its own, which
/// the server makes anew from the phone's number whenever it needs it.
@Component
class TypedCodes {

    private final Vault vault;

    TypedCodes(Vault vault) {
        this.vault = vault;
    }

    /// 128 bits; others once the key for blind indexes was renewed, until the phone next hears from the server.
    byte[] secret(int device) {
        return ByteBuffer.allocate(16)
                .putLong(vault.blindIndex("members.card.typed.1", String.valueOf(device)))
                .putLong(vault.blindIndex("members.card.typed.2", String.valueOf(device)))
                .array();
    }

    boolean fits(int device, String digits, Instant at) {
        byte[] secret = secret(device);
        long first = CardCode.step(at.minusSeconds(CardCode.TOLERANCE));
        long last = CardCode.step(at.plusSeconds(CardCode.TOLERANCE));
        return LongStream.rangeClosed(first, last)
                .anyMatch(step -> MessageDigest.isEqual(digits(secret, step).getBytes(), digits.getBytes()));
    }

    static String digits(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            return "%06d".formatted((ByteBuffer.wrap(hash).getInt() & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
