package org.tongchuang.upkeep;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;
import org.tongchuang.integrations.postgres.StartRefused;

/// Brings an archive back into an empty folder. The whole archive is read and checked before the first file is
/// written; then it is laid out aside and moved into place.
record Restore(Path file, Path folder, Path masterKey) {

    private static final String ASIDE = "restoring";

    /// @throws StartRefused when the folder is not empty, or the archive is no archive, incomplete, altered, sealed
    ///     with another key or made by another major version of the database
    void run() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new StartRefused("There is no file " + file + ".");
        }
        refuseUnlessEmpty();
        Seal seal = Seal.of(masterKey);
        check(seal);
        Path aside = folder.resolve(ASIDE);
        FileSystemUtils.deleteRecursively(aside);
        Files.createDirectories(aside);
        OwnerOnly.close(folder);
        try (InputStream sealed = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                TarArchiveInputStream tar = read(seal.opening(sealed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                lay(entry, tar, aside);
            }
        }
        Path keys = Files.createDirectories(aside.resolve("keys"));
        Files.copy(masterKey, keys.resolve("master"), StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.close(keys);
        OwnerOnly.close(keys.resolve("master"));
        moveIntoPlace(aside);
    }

    private void refuseUnlessEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            if (children.anyMatch(child -> !child.endsWith(ASIDE))) {
                throw new StartRefused(folder + " is not empty; nothing was changed. Choose an empty folder.");
            }
        }
    }

    private void check(Seal seal) {
        try (InputStream plain = seal.opening(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                TarArchiveInputStream tar = read(plain)) {
            TarArchiveEntry first = tar.getNextEntry();
            if (first == null || !first.getName().equals(Manifest.NAME)) {
                throw new StartRefused(file + " holds no Tongchuang archive.");
            }
            Manifest manifest = Manifest.parse(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            if (!manifest.database().equals(EmbeddedPostgres.MAJOR_VERSION)) {
                throw new StartRefused(file + " was made with PostgreSQL " + manifest.database()
                        + " and this program carries " + EmbeddedPostgres.MAJOR_VERSION
                        + "; restore it with the version of the program that made it.");
            }
            for (TarArchiveEntry entry = first; entry != null; entry = tar.getNextEntry()) {
                tar.transferTo(OutputStream.nullOutputStream());
            }
            // only at its very end the stream shows whether something was cut off
            plain.transferTo(OutputStream.nullOutputStream());
        } catch (StartRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new StartRefused(
                    file
                            + " is incomplete, altered, or sealed with another master key (each archive needs the one of its"
                            + " day, see docs/running.md); nothing was changed.",
                    damaged);
        }
    }

    private static TarArchiveInputStream read(InputStream plain) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(plain, 1 << 16), StandardCharsets.UTF_8.name());
    }

    private static void lay(TarArchiveEntry entry, InputStream bytes, Path aside) throws IOException {
        Path target = aside.resolve(entry.getName()).normalize();
        if (!target.startsWith(aside)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
        }
        OwnerOnly.close(target);
    }

    private void moveIntoPlace(Path aside) throws IOException {
        Files.delete(aside.resolve(Manifest.NAME));
        List<Path> children;
        try (Stream<Path> laid = Files.list(aside)) {
            children = laid.toList();
        }
        for (Path child : children) {
            Files.move(child, folder.resolve(child.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(aside);
    }
}
