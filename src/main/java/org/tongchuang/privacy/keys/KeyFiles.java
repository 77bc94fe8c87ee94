package org.tongchuang.privacy.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Files that nobody but their owner may read, whole or not there, and safe from a power cut.
final class KeyFiles {

    private KeyFiles() {}

    /// @throws FileAlreadyExistsException when there is such a file; it stays as it is
    static void write(Path file, String content) throws IOException {
        Path folder = folder(file);
        boolean posix = Files.getFileStore(existing(folder)).supportsFileAttributeView("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, mine);
        Path draft = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (posix) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, content, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.move(draft, file);
        syncFolder(folder);
    }

    static void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folder(to));
    }

    /// The database may remember keys sealed with this file, so its name must be on the disk before theirs.
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key file lies in a folder");
    }

    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root exists");
        }
        return there;
    }
}
