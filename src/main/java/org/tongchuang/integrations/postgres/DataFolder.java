package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds everything an installation owns, and where in it the database's things lie.
record DataFolder(Path root) {

    DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path ballast() {
        return root.resolve("ballast");
    }

    Path keys() {
        return root.resolve("keys");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path postgres() {
        return root.resolve("pg");
    }

    Path cluster() {
        return postgres().resolve("data");
    }

    Path rememberedPort() {
        return postgres().resolve("port");
    }

    /// Makes the folders that are missing; those with secrets and personal data are open to nobody but their owner.
    void prepare() {
        try {
            Files.createDirectories(root);
            for (Path folder : new Path[] {keys(), logs(), postgres()}) {
                Files.createDirectories(folder);
                closeToOthers(folder);
            }
        } catch (IOException e) {
            throw new StartRefused("The data folder " + root + " can't be made or written: " + e.getMessage(), e);
        }
        if (!Files.isWritable(root)) {
            throw new StartRefused("The data folder " + root + " can't be written by this user.");
        }
    }

    private static void closeToOthers(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
