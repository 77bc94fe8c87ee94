package org.tongchuang.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.tongchuang.integrations.postgres.StartRefused;

/// `backup` and `restore` as a person at the terminal meets them.
final class ArchiveCommands {

    private final Path file;
    private final Path folder;

    private ArchiveCommands(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    static ArchiveCommands of(String[] options) {
        var line = new SimpleCommandLinePropertySource(options);
        return new ArchiveCommands(
                Path.of(Objects.requireNonNullElse(line.getProperty("file"), "")),
                Path.of(Objects.requireNonNullElse(line.getProperty("tongchuang.data"), "data")));
    }

    /// @return the exit code
    int backup() {
        if (isSet("TONGCHUANG_DB_URL")) {
            return refuse("The database is on a server of its own: back it up with that server's tools (pg_dump or"
                    + " pg_basebackup), and copy " + folder.toAbsolutePath() + " beside it.");
        }
        return told(
                () -> new Backup(folder, file, masterKey()).run(),
                "Everything is in " + file.toAbsolutePath() + "; keep the master key elsewhere, it is not in there.");
    }

    /// @return the exit code
    int restore() {
        if (!isSet("TONGCHUANG_MASTER_KEY_FILE")) {
            return refuse("Set TONGCHUANG_MASTER_KEY_FILE to the master key of the installation the archive is from.");
        }
        return told(
                () -> new Restore(file, folder.toAbsolutePath().normalize(), masterKey()).run(),
                "Everything is back in " + folder.toAbsolutePath() + ".");
    }

    private Path masterKey() {
        return isSet("TONGCHUANG_MASTER_KEY_FILE")
                ? Path.of(System.getenv("TONGCHUANG_MASTER_KEY_FILE"))
                : folder.resolve("keys").resolve("master");
    }

    private static boolean isSet(String variable) {
        return !Objects.requireNonNullElse(System.getenv(variable), "").isBlank();
    }

    private static int told(Work work, String success) {
        try {
            work.run();
            System.out.println(success);
            return 0;
        } catch (StartRefused e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IOException | SQLException e) {
            return refuse("That failed: " + e.getMessage());
        }
    }

    private static int refuse(String line) {
        System.err.println("tongchuang: " + line);
        return 1;
    }

    private interface Work {
        void run() throws IOException, SQLException;
    }
}
