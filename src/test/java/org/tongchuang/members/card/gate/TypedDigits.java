package org.tongchuang.members.card.gate;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The six digits a phone shows, told apart from the program's own reckoning.
final class TypedDigits {

    private TypedDigits() {}

    static String of(byte[] secret, Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            int number = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8)
                                    .putLong(now.getEpochSecond() / 30)
                                    .array()))
                            .getInt()
                    & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
