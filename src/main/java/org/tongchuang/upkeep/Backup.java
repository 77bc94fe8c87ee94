package org.tongchuang.upkeep;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tongchuang.integrations.postgres.ClusterCopy;
import org.tongchuang.integrations.postgres.DatabaseLogin;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;
import org.tongchuang.integrations.postgres.StartRefused;

/// One consistent, encrypted archive of a data folder, taken while the program runs or is stopped.
///
/// Everything goes in but what the next start makes anew (the unpacked database programs, the search index), logs,
/// and the master key: an archive that carried its own key would protect nothing.
final class Backup {

    private static final Set<String> LEFT_OUT =
            Set.of("lock", "ballast", "logs", "pg", "index", "search", "restoring", "tmp");

    private final Path folder;
    private final Path file;
    private final Path masterKey;

    Backup(Path folder, Path file, Path masterKey) {
        this.folder = folder.toAbsolutePath().normalize();
        this.file = file.toAbsolutePath().normalize();
        this.masterKey = masterKey.toAbsolutePath().normalize();
    }

    /// The archive appears under its name only when it is whole.
    ///
    /// @throws StartRefused when the file exists, the key is missing or renewed meanwhile, or there is no database
    void run() throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new StartRefused(file + " exists already; choose another name.");
        }
        if (!EmbeddedPostgres.hasData(folder)) {
            throw new StartRefused("There is no database in " + folder + ".");
        }
        Seal seal = Seal.of(masterKey);
        boolean nextWasThere = Files.exists(next());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            write(seal, part);
            // The archive would be sealed with one master key and hold a database sealed with another.
            if (!Arrays.equals(seal.key(), Seal.of(masterKey).key()) || !nextWasThere && Files.exists(next())) {
                throw new StartRefused("The master key was renewed while the backup ran; take it once more.");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path next() {
        return masterKey.resolveSibling(masterKey.getFileName() + ".next");
    }

    private void write(Seal seal, Path part) throws IOException, SQLException {
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            OwnerOnly.close(part);
            ArchiveWriter archive = new ArchiveWriter(seal.closing(new KeptOpen(out)));
            archive.text(Manifest.NAME, Manifest.now().asText());
            copyDatabase(archive);
            copyFiles(archive);
            archive.close();
            out.getFD().sync();
        }
    }

    private void copyDatabase(ArchiveWriter archive) throws IOException, SQLException {
        var running = EmbeddedPostgres.runningForAdmin(folder);
        if (running.isPresent()) {
            copyDatabase(running.get(), archive);
        } else {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
                copyDatabase(postgres.adminLogin(), archive);
            }
        }
    }

    private void copyDatabase(DatabaseLogin admin, ArchiveWriter archive) throws IOException, SQLException {
        archive.folder("pg");
        ClusterCopy.make(admin, folder, archive);
    }

    private void copyFiles(ArchiveWriter archive) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(this::belongs).sorted().toList();
        }
        for (Path path : all) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (Files.isDirectory(path)) {
                archive.folder(name);
            } else if (Files.isRegularFile(path)) {
                archive.file(name, path);
            }
        }
    }

    /// The one in use, the next, and those laid aside.
    private boolean isMasterKey(Path path) {
        return path.equals(masterKey)
                || path.startsWith(java.util.Objects.requireNonNull(masterKey.getParent(), "a key lies in a folder"))
                        && path.getFileName().toString().startsWith(masterKey.getFileName() + ".");
    }

    private boolean belongs(Path path) {
        return !path.equals(folder)
                && !LEFT_OUT.contains(folder.relativize(path).getName(0).toString())
                && !isMasterKey(path)
                && !path.startsWith(file)
                && !path.equals(file.resolveSibling(file.getFileName() + ".part"));
    }
}
