package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// A random password kept in a file only its owner can read.
record PasswordFile(Path path) {

    private static final int BYTES = 32;

    boolean exists() {
        return Files.isRegularFile(path);
    }

    String read() {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new StartRefused("The database password in " + path + " can't be read: " + e.getMessage(), e);
        }
    }

    /// Written aside and moved into place, so a killed program leaves either no password or a whole one.
    String create() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Path fresh = Files.createTempFile(path.getParent(), path.getFileName() + "-", ".new", ownerOnly(path));
            Files.writeString(fresh, password + "\n", StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
