package org.tongchuang.shared;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids in code: UUID version 7 (RFC 9562), so that rows arrive at the right end of their index.
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /// A new id, later than every id this process made before, also when the clock is set back.
    public static UUID next() {
        // 48 bits of milliseconds and 12 bits of counter kept in one number, so that it can only grow.
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// The id written in a text, or nothing when it is not one; for addresses typed by people.
    public static Optional<UUID> read(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
