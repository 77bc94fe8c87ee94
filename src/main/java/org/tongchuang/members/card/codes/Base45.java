package org.tongchuang.members.card.codes;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Bytes in the signs that a QR code holds most of (RFC 9285): three for every two bytes.
final class Base45 {

    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private Base45() {}

    static String write(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 3 / 2 + 2);
        for (int i = 0; i < bytes.length; i += 2) {
            boolean pair = i + 1 < bytes.length;
            int value = pair ? (bytes[i] & 255) << 8 | bytes[i + 1] & 255 : bytes[i] & 255;
            for (int n = pair ? 3 : 2; n > 0; n--) {
                text.append(SIGNS.charAt(value % 45));
                value /= 45;
            }
        }
        return text.toString();
    }

    /// Nothing when this was not written by [#write].
    static Optional<byte[]> read(String text) {
        if (text.length() % 3 == 1) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i += 3) {
            int signs = Math.min(3, text.length() - i);
            int value = 0;
            for (int n = signs - 1; n >= 0; n--) {
                int sign = SIGNS.indexOf(text.charAt(i + n));
                if (sign < 0) {
                    return Optional.empty();
                }
                value = value * 45 + sign;
            }
            if (value > (signs == 3 ? 0xFFFF : 0xFF)) {
                return Optional.empty();
            }
            if (signs == 3) {
                bytes.write(value >> 8);
            }
            bytes.write(value);
        }
        return Optional.of(bytes.toByteArray());
    }
}
