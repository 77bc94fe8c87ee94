package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// A file of no meaning that holds disk space back. On a full disk the database can't even recover; giving this
/// space back lets it.
record Ballast(Path file, long bytes) {

    private static final int CHUNK = 1 << 20;

    boolean isAboard() {
        return Files.exists(file);
    }

    void load() throws IOException {
        Random noise = new Random(bytes);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < bytes; written += CHUNK) {
                // noise, because a file system that compresses or skips zeros would hold nothing back
                noise.nextBytes(chunk);
                out.write(chunk);
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void drop() throws IOException {
        Files.deleteIfExists(file);
    }
}
