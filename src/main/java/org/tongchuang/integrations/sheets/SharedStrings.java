package org.tongchuang.integrations.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// The strings a workbook keeps apart from its cells. There may be millions of them, so they lie in two temporary
/// files (the bytes, and where each string ends) that are mapped, not in the heap. The files are readable by this
/// user only and, where the system allows, unlinked as soon as they are open, so that nothing stays behind a killed
/// process.
final class SharedStrings implements Closeable {

    private static final int CACHE = 1 << 12;
    private static final int CACHED_CHARS = 64;

    private final Spill bytes;
    private final Spill ends;
    private final Arena arena = Arena.ofShared();
    private @Nullable MemorySegment mappedBytes;
    private @Nullable MemorySegment mappedEnds;
    private int count;
    private final int[] cachedIndexes = new int[CACHE];
    private final @Nullable String[] cached = new @Nullable String[CACHE];

    SharedStrings() {
        this.bytes = new Spill();
        this.ends = new Spill();
    }

    void add(String text) {
        bytes.put(text.getBytes(StandardCharsets.UTF_8));
        ends.putLong(bytes.size);
        count = Math.addExact(count, 1);
    }

    /// Ends the adding; from here on strings can be read.
    SharedStrings sealed() {
        if (count > 0) {
            mappedBytes = bytes.map(arena);
            mappedEnds = ends.map(arena);
        }
        return this;
    }

    int count() {
        return count;
    }

    String get(int index) {
        if (index < 0 || index >= count || mappedBytes == null || mappedEnds == null) {
            throw new SheetRefused(Reason.DAMAGED);
        }
        int slot = index & CACHE - 1;
        String known = cached[slot];
        if (known != null && cachedIndexes[slot] == index) {
            return known;
        }
        long from = index == 0 ? 0 : mappedEnds.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, index - 1);
        long to = mappedEnds.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, index);
        byte[] utf8 = new byte[(int) (to - from)];
        MemorySegment.copy(mappedBytes, ValueLayout.JAVA_BYTE, from, utf8, 0, utf8.length);
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.length() <= CACHED_CHARS) {
            cached[slot] = text;
            cachedIndexes[slot] = index;
        }
        return text;
    }

    @Override
    public void close() {
        try (bytes;
                ends) {
            arena.close();
        }
    }

    /// A growing temporary file, written in large pieces.
    private static final class Spill implements Closeable {
        private final Path path;
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        private long size;

        Spill() {
            try {
                path = Files.createTempFile("tongchuang-sheet", ".strings");
                channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                unlink();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Windows keeps an open file in its place; there it goes when the sheet is closed.
        private void unlink() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }

        void put(byte[] more) {
            size += more.length;
            for (int from = 0; from < more.length; ) {
                int n = Math.min(buffer.remaining(), more.length - from);
                buffer.put(more, from, n);
                from += n;
                flushWhenFull();
            }
        }

        void putLong(long value) {
            ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
            put(eight.putLong(value).array());
        }

        private void flushWhenFull() {
            if (!buffer.hasRemaining()) {
                flush();
            }
        }

        private void flush() {
            try {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                buffer.clear();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        MemorySegment map(Arena arena) {
            flush();
            try {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
