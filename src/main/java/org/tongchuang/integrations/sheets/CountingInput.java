package org.tongchuang.integrations.sheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what has been read, for progress seen from another thread.
final class CountingInput extends FilterInputStream {

    private volatile long count;

    CountingInput(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        add(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        add(Math.max(n, 0));
        return n;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads the stream
    private void add(int n) {
        count += n;
    }
}
