package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A copy of a running server's files, made consistent by PostgreSQL's own backup mode: the copied files may be torn,
/// and the write-ahead log that is copied with them mends them at the first start.
public final class ClusterCopy {

    /// Where the copied files go; names are relative to the data folder and use `/`.
    public interface Target {
        void folder(String name) throws IOException;

        /// Takes the file as it is; one that has vanished meanwhile is left out.
        void file(String name, Path source) throws IOException;

        void text(String name, String content) throws IOException;
    }

    private static final String NAME = "pg/data/";
    private static final String CONTROL = "global/pg_control";
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "current_logfiles", "pg_internal.init", "backup_label");

    private final Path cluster;
    private final Target target;

    private ClusterCopy(Path cluster, Target target) {
        this.cluster = cluster;
        this.target = target;
    }

    /// @param admin the superuser of the server that runs on `dataFolder`
    public static void make(DatabaseLogin admin, Path dataFolder, Target target) throws IOException, SQLException {
        ClusterCopy copy = new ClusterCopy(new DataFolder(dataFolder).cluster(), target);
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            copy.copy(statement);
        }
    }

    private void copy(Statement statement) throws IOException, SQLException {
        // the slot keeps the log of the time being from being recycled; it ends with the connection
        String slot = "backup_" + ProcessHandle.current().pid();
        one(statement, "select pg_create_physical_replication_slot('" + slot + "', true, true)");
        String first = one(statement, "select pg_walfile_name(pg_backup_start('tongchuang', true))");
        copyFiles();
        String last;
        try (ResultSet end = statement.executeQuery(
                "select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(false)")) {
            end.next();
            last = end.getString(1);
            target.text(NAME + "backup_label", end.getString(2));
            if (!end.getString(3).isBlank()) {
                throw new IOException("the database uses tablespaces outside its folder, which are not copied");
            }
        }
        copyLog(first, last);
    }

    private void copyFiles() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(cluster)) {
            all = walk.filter(path -> !path.equals(cluster)).sorted().toList();
        }
        target.folder("pg/data");
        for (Path path : all) {
            String name = cluster.relativize(path).toString().replace('\\', '/');
            if (isLeftOut(name)) {
                continue;
            }
            if (Files.isDirectory(path)) {
                target.folder(NAME + name);
            } else {
                target.file(NAME + name, path);
            }
        }
        target.folder(NAME + "pg_wal/archive_status");
        target.file(NAME + CONTROL, cluster.resolve(CONTROL));
    }

    private void copyLog(String first, String last) throws IOException {
        List<Path> segments;
        try (Stream<Path> log = Files.list(cluster.resolve("pg_wal"))) {
            segments = log.filter(path -> isNeeded(path.getFileName().toString(), first, last))
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            target.file(NAME + "pg_wal/" + segment.getFileName(), segment);
        }
    }

    private static boolean isNeeded(String name, String first, String last) {
        return name.endsWith(".history")
                || (name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0);
    }

    private static boolean isLeftOut(String name) {
        int slash = name.indexOf('/');
        if (slash > 0 && EMPTIED.contains(name.substring(0, slash))) {
            return true;
        }
        String file = name.substring(name.lastIndexOf('/') + 1);
        return name.equals(CONTROL) || LEFT_OUT.contains(file) || file.startsWith("pgsql_tmp");
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
