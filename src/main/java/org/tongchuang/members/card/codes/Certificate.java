package org.tongchuang.members.card.codes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the university says of a card, in few bytes: whose it is, until when, and which phone shows it.
///
/// @param key which of the university's keys signs it
/// @param number of the card
/// @param device which phone holds the card's key; 0 where none does
/// @param from to the minute, as `until`
/// @param step the half minute a code drawn by the server is for; 0 on others
/// @param holder the phone's public key; empty where none shows it
public record Certificate(
        Kind kind,
        long key,
        long number,
        int device,
        Instant from,
        Instant until,
        boolean student,
        String name,
        String school,
        String className,
        long step,
        byte[] holder) {

    private static final int LONGEST = 60;
    private static final int FIXED = 23;

    /// How a card is shown.
    public enum Kind {
        PHONE(1, Curves.ED25519),
        /// By a phone whose browser can't do the usual kind of key.
        OLDER_PHONE(2, Curves.P256),
        /// Drawn by the server for one half minute.
        SERVED(3, null),
        /// On paper, where nothing changes.
        PRINTED(4, null);

        private final int mark;
        private final @Nullable Curves curve;

        Kind(int mark, @Nullable Curves curve) {
            this.mark = mark;
            this.curve = curve;
        }

        public @Nullable Curves curve() {
            return curve;
        }

        /// The kind of a phone's key.
        public static Kind of(Curves curve) {
            return curve == Curves.ED25519 ? PHONE : OLDER_PHONE;
        }
    }

    /// All that is signed, in the order in which it stands in a code.
    byte[] bytes() {
        byte[] called = shortened(name);
        byte[] studied = shortened(school);
        byte[] classed = shortened(className);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED
                + 3
                + called.length
                + studied.length
                + classed.length
                + holder.length
                + (kind == Kind.SERVED ? Integer.BYTES : 0));
        bytes.put((byte) kind.mark)
                .putInt((int) key)
                .put((byte) (number >> 32))
                .putInt((int) number)
                .putInt(device)
                .putInt(minutes(from))
                .putInt(minutes(until))
                .put((byte) (student ? 1 : 0));
        for (byte[] text : new byte[][] {called, studied, classed}) {
            bytes.put((byte) text.length).put(text);
        }
        if (kind == Kind.SERVED) {
            bytes.putInt((int) step);
        }
        return bytes.put(holder).array();
    }

    /// @throws RuntimeException when these are no such bytes
    static Certificate read(ByteBuffer bytes) {
        int mark = bytes.get();
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.mark == mark)
                .findFirst()
                .orElseThrow();
        long key = bytes.getInt() & 0xFFFF_FFFFL;
        long number = (bytes.get() & 255L) << 32 | bytes.getInt() & 0xFFFF_FFFFL;
        int device = bytes.getInt();
        Instant from = Instant.ofEpochSecond(60L * bytes.getInt());
        Instant until = Instant.ofEpochSecond(60L * bytes.getInt());
        boolean student = (bytes.get() & 1) != 0;
        String name = text(bytes);
        String school = text(bytes);
        String className = text(bytes);
        long step = kind == Kind.SERVED ? bytes.getInt() & 0xFFFF_FFFFL : 0;
        Curves curve = kind.curve;
        byte[] holder = new byte[curve == null ? 0 : curve.length()];
        bytes.get(holder);
        return new Certificate(kind, key, number, device, from, until, student, name, school, className, step, holder);
    }

    private static int minutes(Instant at) {
        return (int) (at.getEpochSecond() / 60);
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[bytes.get() & 255];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /// At most sixty bytes, and no half of a sign.
    private static byte[] shortened(String text) {
        String left = text;
        byte[] bytes = left.getBytes(StandardCharsets.UTF_8);
        while (bytes.length > LONGEST) {
            left = left.substring(0, left.offsetByCodePoints(left.length(), -1));
            bytes = left.getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Certificate that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }
}
