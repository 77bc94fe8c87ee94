package org.tongchuang.privacy.keys;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import org.tongchuang.privacy.Purpose;

/// Files as streams, sealed. Streaming ciphertexts tell nothing of their key, so ours begin with the same mark as
/// sealed values do; files from before that have none and are tried with every key.
public final class SealedStreams {

    private final Keyring keys;

    public SealedStreams(Keyring keys) {
        this.keys = keys;
    }

    public OutputStream sealing(byte[] context, OutputStream to) throws IOException {
        Keyset now = keys.sealing(Purpose.FILES);
        int id = now.primary();
        to.write(Drawers.mark(id));
        try {
            return present(now, id).newEncryptingStream(to, context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    public InputStream opening(byte[] context, InputStream from) throws IOException {
        byte[] mark = from.readNBytes(Drawers.MARK_BYTES);
        int id = Drawers.key(mark);
        try {
            if (id != 0) {
                return stream(id, mark).newDecryptingStream(from, context);
            }
            PushbackInputStream whole = new PushbackInputStream(from, Drawers.MARK_BYTES);
            whole.unread(mark);
            return keys.opening(Purpose.FILES).anyStream().newDecryptingStream(whole, context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("opening failed", impossible);
        }
    }

    private StreamingAead stream(int id, byte[] mark) throws IOException {
        Keyset known = keys.opening(Purpose.FILES);
        if (!known.has(id) && keys.learns(Purpose.FILES, known, mark)) {
            known = keys.opening(Purpose.FILES);
        }
        return present(known, id);
    }

    private static StreamingAead present(Keyset known, int id) throws IOException {
        StreamingAead stream = known.stream(id);
        if (stream == null) {
            throw new IOException("this file was sealed with a key that is lost");
        }
        return stream;
    }
}
