package org.tongchuang.integrations.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// The database's programs, unpacked from the archive the program carries, once per version.
///
/// They are unpacked aside, counted, and moved into place in one step. What lies in place is compared with its own
/// tally at each start, because a power cut right after the move can leave empty files behind.
record PostgresPrograms(Path home) {

    /// The major version of the programs; a data folder made by another one can't be opened.
    static final String MAJOR_VERSION = "18";

    private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);
    private static final String TALLY = "tally";

    static PostgresPrograms unpackInto(Path folder) {
        String archive = "/postgres-%s-%s.txz".formatted(system(), processor());
        try {
            Path home = folder.resolve("programs-" + fingerprint(archive));
            if (!isWhole(home)) {
                unpack(archive, folder, home);
            }
            return new PostgresPrograms(home);
        } catch (IOException e) {
            throw new StartRefused("The database programs can't be unpacked into " + folder + ": " + e.getMessage(), e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(system().equals("windows") ? name + ".exe" : name);
    }

    /// Removes the programs of earlier versions; call it when no server made from them runs any more.
    void forgetOlder() {
        try {
            FileTree.deleteSiblings(home.resolveSibling(""), "programs-", home);
        } catch (IOException e) {
            log.warn("Older database programs beside {} can't be removed: {}", home, e.getMessage());
        }
    }

    private static void unpack(String archive, Path folder, Path home) throws IOException {
        log.info("Unpacking the database programs into {}", home);
        FileTree.deleteSiblings(folder, "unpacking-", home);
        FileTree.delete(home);
        Path fresh = Files.createTempDirectory(folder, "unpacking-");
        try (InputStream packed = open(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, fresh);
            }
        }
        Files.writeString(fresh.resolve(TALLY), tally(fresh));
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveEntry entry, InputStream bytes, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(bytes, target);
            if ((entry.getMode() & 0100) != 0 && !system().equals("windows")) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static boolean isWhole(Path home) throws IOException {
        Path tally = home.resolve(TALLY);
        return Files.isRegularFile(tally) && Files.readString(tally).equals(tally(home));
    }

    /// Number and size of all files but the tally itself.
    private static String tally(Path folder) throws IOException {
        long[] filesAndBytes = new long[2];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.getFileName().toString().equals(TALLY)) {
                    filesAndBytes[0]++;
                    filesAndBytes[1] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return filesAndBytes[0] + " files, " + filesAndBytes[1] + " bytes\n";
    }

    /// Tells archives apart by version, processor and size, which is there without reading them.
    private static String fingerprint(String archive) throws IOException {
        URLConnection connection = resource(archive).openConnection();
        return MAJOR_VERSION + "-" + processor() + "-" + Long.toHexString(connection.getContentLengthLong());
    }

    private static InputStream open(String archive) throws IOException {
        return new BufferedInputStream(resource(archive).openStream(), 1 << 16);
    }

    private static URL resource(String archive) {
        URL url = PostgresPrograms.class.getResource(archive);
        if (url == null) {
            throw new StartRefused(
                    "This build carries no database for %s on %s; build it on this machine, or set TONGCHUANG_DB_URL to use a PostgreSQL server."
                            .formatted(system(), processor()));
        }
        return url;
    }

    static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }
}
