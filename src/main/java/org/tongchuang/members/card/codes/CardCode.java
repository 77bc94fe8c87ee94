package org.tongchuang.members.card.codes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A code as it is shown and scanned: the certificate, the university's signature, and from a phone the half
/// minute with the phone's own signature over it.
///
/// @param said what the university signed
/// @param step the half minute it is for, since 1970; 0 for a printed card
/// @param proof the phone's signature; empty where no phone signs
public record CardCode(Certificate certificate, byte[] said, byte[] signature, long step, byte[] proof) {

    /// How long a code is good.
    public static final int SECONDS = 30;

    /// By how much clocks may differ before a code counts as old.
    public static final int TOLERANCE = 10;

    private static final String BEGINNING = "TC1:";
    private static final int LONGEST = 1_000;
    private static final byte[] CARD = "tongchuang.card.1\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CODE = "tongchuang.code.1\0".getBytes(StandardCharsets.US_ASCII);

    /// The certificate with the university's signature: the whole code of a card that no phone shows, else what a phone
    /// puts its half minute and its own signature behind.
    static byte[] signed(Certificate certificate, PrivateKey key) {
        byte[] said = certificate.bytes();
        return joined(said, Curves.ED25519.sign(key, joined(CARD, said)));
    }

    static String written(byte[] code) {
        return BEGINNING + Base45.write(code);
    }

    /// As a phone writes it; for phones in tests and benchmarks.
    public static String shown(byte[] signed, Curves curve, PrivateKey phone, Instant now) {
        byte[] step = ByteBuffer.allocate(Integer.BYTES).putInt((int) step(now)).array();
        byte[] signature = Arrays.copyOfRange(signed, signed.length - Curves.SIGNATURE, signed.length);
        return written(joined(signed, step, curve.sign(phone, joined(CODE, signature, step))));
    }

    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /// Nothing when this is no code of ours.
    public static Optional<CardCode> read(String text) {
        String code = text.strip();
        if (!code.startsWith(BEGINNING) || code.length() > LONGEST) {
            return Optional.empty();
        }
        return Base45.read(code.substring(BEGINNING.length())).flatMap(CardCode::read);
    }

    private static Optional<CardCode> read(byte[] all) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(all);
            Certificate certificate = Certificate.read(bytes);
            byte[] said = Arrays.copyOf(all, bytes.position());
            byte[] signature = new byte[Curves.SIGNATURE];
            bytes.get(signature);
            if (certificate.kind().curve() == null) {
                return bytes.hasRemaining()
                        ? Optional.empty()
                        : Optional.of(new CardCode(certificate, said, signature, certificate.step(), new byte[0]));
            }
            long step = bytes.getInt() & 0xFFFF_FFFFL;
            byte[] proof = new byte[Curves.SIGNATURE];
            bytes.get(proof);
            return bytes.hasRemaining()
                    ? Optional.empty()
                    : Optional.of(new CardCode(certificate, said, signature, step, proof));
        } catch (RuntimeException noCode) {
            return Optional.empty();
        }
    }

    /// Whether the university said so.
    boolean isOf(byte[] universityKey) {
        return Curves.ED25519.isSigned(universityKey, joined(CARD, said), signature);
    }

    /// Whether the phone the certificate names made it; true where none is named.
    boolean isProved() {
        Curves curve = certificate.kind().curve();
        byte[] half = ByteBuffer.allocate(Integer.BYTES).putInt((int) step).array();
        return curve == null || curve.isSigned(certificate.holder(), joined(CODE, signature, half), proof);
    }

    /// Whether it changes every half minute.
    public boolean changes() {
        return certificate.kind() != Certificate.Kind.PRINTED;
    }

    /// The first moment at which it is good.
    public Instant begins() {
        return Instant.ofEpochSecond(step * SECONDS);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof CardCode that
                && Arrays.equals(said, that.said)
                && Arrays.equals(signature, that.signature)
                && step == that.step
                && Arrays.equals(proof, that.proof);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature) * 31 + Long.hashCode(step);
    }
}
