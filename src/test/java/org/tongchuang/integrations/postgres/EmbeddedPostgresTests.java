package org.tongchuang.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every trap of a database that lives beside its program, sprung with real processes.
class EmbeddedPostgresTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "server_encoding, UTF8"
    })
    void isDurableAndClosed(String setting, String value) throws Exception {
        assertThat(sharedSetting(setting)).isEqualTo(value);
    }

    @Test
    void takesSettingsOfItsKeeperButNoneThatWouldLoseOrOpenAnything() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.writeString(folder.resolve("pg/data/custom.conf"), """
                work_mem = '7MB'
                fsync = off
                synchronous_commit = off
                full_page_writes = off
                password_encryption = md5
                listen_addresses = '*'
                unix_socket_directories = '/tmp'
                """);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(value(postgres.adminLogin(), """
                    select string_agg(setting, ' ' order by name) from pg_settings where name in ('fsync',
                        'full_page_writes', 'listen_addresses', 'password_encryption', 'synchronous_commit',
                        'unix_socket_directories', 'work_mem')
                    """)).isEqualTo("on on 127.0.0.1 scram-sha-256 on  7168");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        DatabaseLogin login = Shared.postgres.login();
        for (String password : new String[] {"", "tongchuang", "postgres"}) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new DatabaseLogin(login.url(), login.user(), password).connect());
        }
        assertThat(login.toString()).doesNotContain(login.password());
    }

    @Test
    void worksAsAnOwnerWhoIsNoSuperuser() throws Exception {
        assertThat(value(Shared.postgres.login(), "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> value(Shared.postgres.login(), "select pg_read_file('/etc/passwd')"));
    }

    @Test
    void refusesAFolderThatIsInUse() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Shared.folder))
                .withMessageContaining("already runs");
    }

    @Test
    void refusesAFolderOfAnotherMajorVersionAndTouchesNothing() throws Exception {
        Path cluster = Files.createDirectories(folder.resolve("pg/data"));
        Files.writeString(cluster.resolve("PG_VERSION"), "14\n");
        Files.writeString(cluster.resolve("postgresql.conf"), "port = 1\n");
        Map<Path, Long> before = files();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedPostgres.start(folder))
                .withMessageContaining("PostgreSQL 14")
                .withMessageContaining("nothing was changed");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void beginsAgainAfterAKilledMaking() throws Exception {
        Files.createDirectories(folder.resolve("pg/making-123/base"));
        Files.createDirectories(folder.resolve("pg/data/base"));
        Path wreck = Files.createDirectories(folder.resolve("pg/unpacking-9/bin"));
        Files.writeString(wreck.resolve("initdb"), "half a program");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(value(postgres.login(), "select 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("pg/making-123")).doesNotExist();
        assertThat(wreck).doesNotExist();
    }

    @Test
    void unpacksProgramsAgainWhenAFileWasCutShort() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Path program;
        try (Stream<Path> found = Files.walk(folder.resolve("pg"))) {
            program = found.filter(path -> path.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(program, new byte[0]);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(value(postgres.login(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsTheServerThatAKilledProgramLeftBehindAndLosesNothing() throws Exception {
        Process program = startInAnotherProgram();
        Postmaster left = Postmaster.of(folder.resolve("pg/data")).orElseThrow();
        DatabaseLogin login = EmbeddedPostgres.running(folder).orElseThrow();
        execute(login, "create table kept as select 42 as answer");
        program.destroyForcibly().waitFor();
        assertThat(left.serves(folder.resolve("pg/data"))).isTrue();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(value(postgres.login(), "select answer from kept")).isEqualTo("42");
            assertThat(left.serves(folder.resolve("pg/data"))).isFalse();
        }
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    @Test
    void leavesAStrangerAloneWhoseNumberStandsInTheOldPidFile() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path cluster = folder.resolve("pg/data");
            Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    stranger.pid() + "\n" + cluster + "\n1700000000\n5999\n\n127.0.0.1\n 0 0\nready\n");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
                assertThat(value(postgres.login(), "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws Exception {
        EmbeddedPostgres.start(folder).close();
        int port = Integer.parseInt(Files.readString(folder.resolve("pg/port")));
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(taken.isBound()).isTrue();
            assertThat(postgres.login().url()).doesNotContain(":" + port + "/");
            assertThat(value(postgres.login(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void setsNewPasswordsWhenTheirFilesAreLost() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.delete(folder.resolve("keys/postgres"));
        Files.delete(folder.resolve("keys/postgres-admin"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(value(postgres.login(), "select 1")).isEqualTo("1");
            assertThat(value(postgres.adminLogin(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void waitsForARecoveryThatTakesLongerThanTenSeconds() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            execute(
                    postgres.login(),
                    "create table much as select n, repeat('x', 200) as filler from generate_series(1, 400000) n");
            Postmaster killed = Postmaster.of(folder.resolve("pg/data")).orElseThrow();
            signal("KILL", killed.pid());
            long startup = startupProcessOfServerAfter(killed.pid());
            signal("STOP", startup);
            Thread.sleep(12_000);
            assertThat(EmbeddedPostgres.running(folder)).isEmpty();
            signal("CONT", startup);

            awaitRunning();
            assertThat(value(postgres.login(), "select count(*) from much")).isEqualTo("400000");
        }
    }

    @Test
    void onlyReadsWhileTheDiskIsNearlyFullAndWritesAgainLater() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, 520);
                EmbeddedPostgres postgres = startWithTable(disk.folder())) {
            disk.fillUpTo(100);
            waitFor(() -> postgres.disk().level() == DiskSpace.Level.FULL);
            waitFor(() -> !writes(postgres));
            assertThat(value(postgres.login(), "select count(*) from acknowledged"))
                    .isEqualTo("0");
            assertThat(disk.folder().resolve("ballast")).exists();

            disk.free();
            waitFor(() -> postgres.disk().level() != DiskSpace.Level.FULL);
            waitFor(() -> writes(postgres));
        }
    }

    @Test
    void recoversOnItsReserveWhenTheDiskFilledUpTooFast() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, 520);
                EmbeddedPostgres postgres = startWithTable(disk.folder())) {
            Postmaster server = Postmaster.of(disk.folder().resolve("pg/data")).orElseThrow();
            int written = fillWhileWriting(disk, postgres.login());
            // on a disk without a byte a server that crashes can't come back by itself
            signal("KILL", server.pid());

            waitFor(() -> !Files.exists(disk.folder().resolve("ballast")));
            waitFor(() -> answers(postgres));
            assertThat(Integer.parseInt(value(postgres.login(), "select count(*) from acknowledged")))
                    .isEqualTo(written);
            assertThat(writes(postgres)).isFalse();

            disk.free();
            waitFor(() -> writes(postgres));
            waitFor(() -> Files.exists(disk.folder().resolve("ballast")));
        }
    }

    private static EmbeddedPostgres startWithTable(Path folder) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        waitFor(() -> Files.exists(folder.resolve("ballast"))
                && Files.size(folder.resolve("ballast")) == DiskWatch.BALLAST_BYTES);
        execute(postgres.login(), "create table acknowledged (n int primary key, filler text)");
        return postgres;
    }

    private static boolean writes(EmbeddedPostgres postgres) {
        try {
            execute(postgres.login(), "insert into acknowledged values (-1, '') on conflict do nothing");
            execute(postgres.login(), "delete from acknowledged where n = -1");
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static int fillWhileWriting(SmallDisk disk, DatabaseLogin login) throws Exception {
        disk.fillUpTo(140);
        Thread filler = Thread.startVirtualThread(disk::fillUp);
        int written = writeUntilRefused(login);
        filler.join();
        return written;
    }

    private static int writeUntilRefused(DatabaseLogin login) throws SQLException {
        int written = 0;
        try (Connection connection = login.connect();
                var insert = connection.prepareStatement("insert into acknowledged values (?, ?)")) {
            for (; written < 2_000_000; written++) {
                insert.setInt(1, written);
                insert.setString(2, randomText());
                insert.executeUpdate();
            }
        } catch (SQLException full) {
            return written;
        }
        throw new AssertionError("the disk never filled up");
    }

    /// A megabyte that does not compress.
    private static String randomText() {
        byte[] bytes = new byte[512 * 1024];
        java.util.concurrent.ThreadLocalRandom.current().nextBytes(bytes);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return value(postgres.login(), "select 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void awaitRunning() throws Exception {
        waitFor(() -> EmbeddedPostgres.running(folder).isPresent());
    }

    private static void waitFor(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private long startupProcessOfServerAfter(long killed) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            var server = Postmaster.of(folder.resolve("pg/data")).filter(found -> found.pid() != killed);
            if (server.isPresent()) {
                var startup = ProcessHandle.of(server.get().pid()).stream()
                        .flatMap(ProcessHandle::children)
                        .filter(child -> commandLine(child.pid()).contains("startup"))
                        .findFirst();
                if (startup.isPresent()) {
                    return startup.get().pid();
                }
            }
            Thread.sleep(1);
        }
        throw new AssertionError("no recovery seen");
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Process startInAnotherProgram() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(program.inputReader().readLine()).isEqualTo("up");
        return program;
    }

    private Map<Path, Long> files() throws IOException {
        Map<Path, Long> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                found.put(path, Files.getLastModifiedTime(path).toMillis());
            }
        }
        return found;
    }

    private static String sharedSetting(String name) throws SQLException {
        return value(Shared.postgres.adminLogin(), "select current_setting('" + name + "')");
    }

    private static String value(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// One server for the tests that change nothing.
    private static final class Shared {
        static final Path folder = newFolder();
        static final EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        }

        private static Path newFolder() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "shared-postgres-");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
