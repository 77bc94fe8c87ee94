package org.tongchuang.integrations.sheets;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// The zip archive a workbook comes in. Nothing of it is ever written to disk under its own name, and all that is
/// unpacked counts towards one allowance.
final class XlsxPackage implements Closeable {

    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_DIRECTORY_BYTES = 8 << 20;
    private static final long RATIO_FROM_BYTES = 64L << 20;
    private static final int END_RECORD = 22;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final long bytes;
    private final SheetLimits limits;
    private long unpacked;

    XlsxPackage(Path file, long bytes, SheetLimits limits) throws IOException {
        checkDirectory(file, bytes);
        this.bytes = bytes;
        this.limits = limits;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new SheetRefused(Reason.DAMAGED, e);
        }
        Sheets.orClose(zip, () -> {
            readNames();
            return this;
        });
    }

    /// The archive's table of contents is read into memory as a whole, so its size is looked at before.
    private static void checkDirectory(Path file, long bytes) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(bytes, END_RECORD + 0xFFFF);
            byte[] tail = new byte[length];
            in.seek(bytes - length);
            in.readFully(tail);
            ByteBuffer buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            boolean found = false;
            for (int i = length - END_RECORD; i >= 0; i--) {
                if (buffer.getInt(i) == 0x06054b50) {
                    found = true;
                    int entries = Short.toUnsignedInt(buffer.getShort(i + 10));
                    long directory = Integer.toUnsignedLong(buffer.getInt(i + 12));
                    if (entries > MAX_ENTRIES || directory > MAX_DIRECTORY_BYTES) {
                        throw new SheetRefused(Reason.UNSAFE);
                    }
                }
            }
            if (!found) {
                throw new SheetRefused(Reason.DAMAGED);
            }
        }
    }

    private void readNames() {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = normal(entry.getName());
            if (("/" + name + "/").contains("/../") || name.startsWith("/") || name.indexOf('\0') >= 0) {
                throw new SheetRefused(Reason.UNSAFE);
            }
            entries.put(name, entry);
        }
    }

    private static String normal(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return entries.containsKey(normal(name));
    }

    boolean hasBelow(String folder) {
        return entries.keySet().stream().anyMatch(name -> name.startsWith(folder));
    }

    /// Unpacked size as the archive tells it; only good for progress.
    long toldSize(String name) {
        ZipEntry entry = entries.get(normal(name));
        return entry == null ? 0 : Math.max(entry.getSize(), 0);
    }

    @Nullable
    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(normal(name));
        return entry == null ? null : new Allowance(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Allowance extends FilterInputStream {

        Allowance(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            unpacked += Math.max(n, 0);
            if (unpacked > limits.maxUnpackedBytes()
                    || unpacked > RATIO_FROM_BYTES && unpacked / limits.maxUnpackRatio() > bytes) {
                throw new SheetRefused(Reason.UNPACKS_TOO_LARGE);
            }
            return n;
        }
    }
}
