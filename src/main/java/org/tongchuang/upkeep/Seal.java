package org.tongchuang.upkeep;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tongchuang.integrations.postgres.StartRefused;

/// Encrypts archives with a key derived from the master key file, so that what was cut off or altered is noticed.
record Seal(byte[] key) {

    private static final byte[] MAGIC = "TONGCHUANG-ARCHIVE-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int KEY_BYTES = 32;

    /// The master key lies where `TONGCHUANG_MASTER_KEY_FILE` says, else in `keys/master` of the data folder.
    static Seal of(Path masterKey) {
        if (!Files.isRegularFile(masterKey)) {
            throw new StartRefused("The master key " + masterKey
                    + " is missing; set TONGCHUANG_MASTER_KEY_FILE to the file that belongs to this installation.");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Files.readAllBytes(masterKey), "HmacSHA256"));
            return new Seal(mac.doFinal("tongchuang archive key".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused("The master key " + masterKey + " can't be used: " + e.getMessage(), e);
        }
    }

    OutputStream closing(OutputStream out) throws IOException {
        out.write(MAGIC);
        try {
            return streaming().newEncryptingStream(out, MAGIC);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    InputStream opening(InputStream in) throws IOException {
        if (!MessageDigest.isEqual(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new StartRefused("This file is no Tongchuang archive.");
        }
        try {
            return streaming().newDecryptingStream(in, MAGIC);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private AesGcmHkdfStreaming streaming() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(Arrays.copyOf(key, KEY_BYTES), "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }
}
