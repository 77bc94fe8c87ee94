package org.tongchuang.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Sums up the rows under one seal, and through its MAC all seals before it.
final class SealSum {

    private final MessageDigest digest;
    private long events;

    SealSum(byte[] previous, long fromTx, long toTx) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        digest.update(previous);
        digest.update(ByteBuffer.allocate(16).putLong(fromTx).putLong(toTx).array());
    }

    /// Each row is led by its length, so that no two lists of rows look alike.
    void add(String row) {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
        events++;
    }

    long events() {
        return events;
    }

    /// Ends the sum.
    byte[] mac(Vault vault) {
        return vault.mac(digest());
    }

    /// What a MAC is made over; ends the sum.
    byte[] digest() {
        return digest.digest();
    }
}
