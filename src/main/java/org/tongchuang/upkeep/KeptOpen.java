package org.tongchuang.upkeep;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Lets a stream be finished without closing the file beneath, which is yet to be flushed to the disk.
final class KeptOpen extends FilterOutputStream {

    KeptOpen(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
