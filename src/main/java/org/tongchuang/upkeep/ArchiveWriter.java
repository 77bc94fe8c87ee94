package org.tongchuang.upkeep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tongchuang.integrations.postgres.ClusterCopy;

/// Writes files that may change under its hands into a compressed, encrypted tar stream.
final class ArchiveWriter implements ClusterCopy.Target, AutoCloseable {

    private static final int FILE_MODE = 0100600;
    private static final int FOLDER_MODE = 040700;

    private final TarArchiveOutputStream tar;

    ArchiveWriter(OutputStream sealed) throws IOException {
        tar = new TarArchiveOutputStream(
                new BufferedOutputStream(
                        new GZIPOutputStream(sealed, 1 << 16) {
                            {
                                def.setLevel(Deflater.BEST_SPEED);
                            }
                        },
                        1 << 16),
                StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public void folder(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/");
        entry.setMode(FOLDER_MODE);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Override
    public void text(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        open(name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    @Override
    public void file(String name, Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            long size = Files.size(source);
            open(name, size);
            byte[] buffer = new byte[1 << 16];
            // as many bytes as were promised, whether the file grows or shrinks meanwhile
            for (long left = size; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    java.util.Arrays.fill(buffer, (byte) 0);
                    read = (int) Math.min(buffer.length, left);
                }
                tar.write(buffer, 0, read);
                left -= read;
            }
            tar.closeArchiveEntry();
        } catch (NoSuchFileException vanished) {
            // a file the database dropped meanwhile; its log knows
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void open(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(FILE_MODE);
        tar.putArchiveEntry(entry);
    }
}
