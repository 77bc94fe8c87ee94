package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database's own folder on disk: made, checked and configured while no server runs on it.
record Cluster(DataFolder folder, PostgresCommands commands) {

    static final String NAME = "tongchuang";
    static final String ADMIN = "postgres";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final long INITDB_SECONDS = 300;
    private static final String HOST_RULES = """
            # Written anew at every start. Everyone shows a password, from this machine only.
            host all all 127.0.0.1/32 scram-sha-256
            host replication all 127.0.0.1/32 scram-sha-256
            """;

    PasswordFile password() {
        return passwordIn(folder);
    }

    PasswordFile adminPassword() {
        return adminPasswordIn(folder);
    }

    static PasswordFile passwordIn(DataFolder folder) {
        return new PasswordFile(folder.keys().resolve("postgres"));
    }

    static PasswordFile adminPasswordIn(DataFolder folder) {
        return new PasswordFile(folder.keys().resolve("postgres-admin"));
    }

    Path startLog() {
        return folder.logs().resolve("postgres-start.log");
    }

    /// Refuses a folder that another major version made, before anything in it is touched.
    static void refuseOtherVersion(DataFolder folder) {
        Path version = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return;
        }
        String made = readOneLine(version);
        if (!made.equals(PostgresPrograms.MAJOR_VERSION)) {
            throw new StartRefused(("%s was made by PostgreSQL %s and this program carries PostgreSQL %s; nothing was"
                            + " changed. Back it up with the program that made it and restore the archive with this one.")
                    .formatted(folder.cluster(), made, PostgresPrograms.MAJOR_VERSION));
        }
    }

    boolean exists() {
        return Files.exists(folder.cluster().resolve("PG_VERSION"));
    }

    /// Made aside and moved into place when whole, so a killed program leaves nothing half-made behind.
    void create() throws IOException {
        FileTree.deleteSiblings(folder.postgres(), "making-", folder.cluster());
        Path fresh = Files.createTempDirectory(folder.postgres(), "making-");
        String adminPassword = adminPassword().create();
        String password = password().create();
        log.info("Making a new database in {}", folder.cluster());
        boolean made = commands.run(
                        "initdb",
                        List.of(
                                "--pgdata=" + fresh,
                                "--username=" + ADMIN,
                                "--pwfile=" + adminPassword().path(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=icu",
                                "--icu-locale=zh",
                                "--data-checksums"),
                        "",
                        startLog(),
                        INITDB_SECONDS)
                && alone(
                        fresh,
                        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, password),
                        "CREATE DATABASE %s OWNER %s".formatted(NAME, NAME));
        if (!made || adminPassword.isEmpty()) {
            throw new StartRefused("The database can't be made in " + folder.postgres() + "; see " + startLog() + ".");
        }
        discardRemainsOf(folder.cluster());
        Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Passwords that were lost are set anew; whoever can write the folder could read all of it anyway.
    void renewLostPasswords() throws IOException {
        renewIfLost(password(), NAME);
        renewIfLost(adminPassword(), ADMIN);
    }

    void configure() throws IOException {
        Files.writeString(
                folder.cluster().resolve("postgresql.conf"),
                ServerSettings.forThisMachine(folder.root()).asText(folder.logs()));
        Files.writeString(folder.cluster().resolve("pg_hba.conf"), HOST_RULES);
    }

    private void renewIfLost(PasswordFile file, String role) throws IOException {
        if (file.exists()) {
            return;
        }
        log.warn("The password of the database role {} is missing from {}; setting a new one", role, file.path());
        String password = file.create();
        if (!alone(folder.cluster(), "ALTER ROLE %s PASSWORD '%s'".formatted(role, password))) {
            Files.delete(file.path());
            throw new StartRefused("The database password can't be renewed; see " + startLog() + ".");
        }
    }

    /// Runs statements without a server, one a line, stopping at the first that fails.
    private boolean alone(Path cluster, String... statements) throws IOException {
        return commands.run(
                "postgres",
                List.of("--single", "-c", "exit_on_error=on", "-D", cluster.toString(), "postgres"),
                String.join("\n", statements) + "\n",
                startLog(),
                INITDB_SECONDS);
    }

    /// A folder without PG_VERSION holds no database, but it is somebody's files: they are put aside, not deleted.
    private void discardRemainsOf(Path cluster) throws IOException {
        if (Files.exists(cluster)) {
            Path aside = Files.createTempDirectory(folder.postgres(), "incomplete-");
            Files.move(cluster, aside.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
            log.warn("{} held no whole database and was put aside as {}", cluster, aside);
        }
    }

    private static String readOneLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefused(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
