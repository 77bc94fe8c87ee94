package org.tongchuang.integrations.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Ids;

/// Letters that wait in a folder for a mail server, one file each, in the form in which mail programs open them.
/// Nobody but the program may read them.
@Component
public class Outbox {

    private static final String ENDING = ".eml";

    private final Path folder;

    Outbox(@Value("${tongchuang.data}/outbox") Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /// Written aside and moved into place: it is there, whole and safe from a power cut, or not at all.
    void put(UUID id, byte[] letter) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
        Path draft = folder.resolve(id + ".part");
        Files.write(draft, new byte[0]);
        restrict(draft, "rw-------");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(letter);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Ids of letters, the newest first.
    ///
    /// @param before the last of the page before; null to begin
    public List<UUID> list(@Nullable UUID before, int atMost) {
        return ids(all -> all.filter(id -> before == null || id.toString().compareTo(before.toString()) < 0)
                .sorted(Comparator.comparing(UUID::toString).reversed())
                .limit(atMost)
                .toList());
    }

    public long count() {
        return ids(Stream::count);
    }

    public Optional<byte[]> read(UUID id) {
        try {
            return Optional.of(Files.readAllBytes(file(id)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @return whether it was there
    public boolean delete(UUID id) {
        try {
            return Files.deleteIfExists(file(id));
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    private <T> T ids(java.util.function.Function<Stream<UUID>, T> reading) {
        if (!Files.isDirectory(folder)) {
            return reading.apply(Stream.empty());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return reading.apply(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .flatMap(name -> Ids.read(name.substring(0, name.length() - ENDING.length())).stream()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path file(UUID id) {
        return folder.resolve(id + ENDING);
    }

    private static void restrict(Path path, String mode) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
