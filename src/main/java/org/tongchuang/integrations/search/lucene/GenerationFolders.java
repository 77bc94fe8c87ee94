package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/// The folder of an index: a folder per generation, and a file `current` that names the one in use. The file is
/// replaced in one step, so that after a crash it names either the old generation or the new one, both whole.
record GenerationFolders(Path folder) {

    private static final String PREFIX = "generation-";

    Path of(long generation) {
        return folder.resolve(PREFIX + generation);
    }

    OptionalLong current() throws IOException {
        Path file = folder.resolve("current");
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        String content = Files.readString(file, StandardCharsets.UTF_8).strip();
        return content.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(content)) : OptionalLong.empty();
    }

    void makeCurrent(long generation) throws IOException {
        Path fresh = folder.resolve("current.new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer content = ByteBuffer.wrap((generation + "\n").getBytes(StandardCharsets.UTF_8));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(fresh, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
        IOUtils.fsync(folder, true);
    }

    long next() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return 1 + all.mapToLong(GenerationFolders::number).max().orElse(0);
        }
    }

    /// Removes what crashes and rebuilds left behind. What can't be removed now will be next time.
    void keepOnly(long generation) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(path -> number(path) > 0 && number(path) != generation).forEach(GenerationFolders::remove);
        }
    }

    private static void remove(Path path) {
        try {
            IOUtils.rm(path);
        } catch (IOException e) {
            System.getLogger(GenerationFolders.class.getName())
                    .log(System.Logger.Level.INFO, "Left behind: " + path, e);
        }
    }

    private static long number(Path path) {
        String name = path.getFileName().toString();
        return name.matches(PREFIX + "\\d{1,18}") ? Long.parseLong(name.substring(PREFIX.length())) : 0;
    }
}
