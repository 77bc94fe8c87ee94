package org.tongchuang.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.integrations.postgres.DatabaseLogin;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;
import org.tongchuang.integrations.postgres.StartRefused;

class ArchiveTests {

    @TempDir
    Path folder;

    @Test
    void bringsBackAllThatWasSavedBeforeTheBackupBegan() throws Exception {
        Path home = folder.resolve("home");
        Path archive = folder.resolve("all.archive");
        Path key = folder.resolve("master");
        Files.writeString(key, "a master key of any form");
        int before;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            Files.createDirectories(home.resolve("files/照片"));
            Files.writeString(home.resolve("files/照片/合影.txt"), "98级");
            execute(postgres.login(), "create table counted (n int)");
            AtomicInteger written = new AtomicInteger();
            AtomicBoolean stop = new AtomicBoolean();
            Thread writer = Thread.startVirtualThread(() -> writeOn(postgres.login(), written, stop));
            while (written.get() < 500) {
                Thread.sleep(5);
            }
            before = written.get();
            new Backup(home, archive, key).run();
            stop.set(true);
            writer.join();
        }

        Path back = folder.resolve("back");
        new Restore(archive, back, key).run();

        assertThat(Files.readString(back.resolve("files/照片/合影.txt"))).isEqualTo("98级");
        assertThat(back.resolve("keys/master")).hasSameBinaryContentAs(key);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(back)) {
            assertThat(count(postgres.login())).isGreaterThanOrEqualTo(before);
            execute(postgres.login(), "insert into counted values (-1)");
        }
        refusesWhatIsNotWhole(archive, key);
    }

    private void refusesWhatIsNotWhole(Path archive, Path key) throws Exception {
        byte[] whole = Files.readAllBytes(archive);
        byte[] altered = whole.clone();
        altered[whole.length / 2] ^= 1;
        for (int length : new int[] {22, 60, 1 << 20, whole.length / 2, whole.length - (1 << 20), whole.length - 16}) {
            refuses(Arrays.copyOf(whole, length), key, "incomplete");
        }
        refuses(Arrays.copyOf(whole, whole.length - 1), key, "incomplete");
        refuses(Arrays.copyOf(whole, whole.length + 1), key, "incomplete");
        refuses(altered, key, "incomplete");
        for (int place : new int[] {25, 70, 1 << 20, whole.length - 1}) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 0x40;
            refuses(flipped, key, "incomplete");
        }
        refuses("something else".getBytes(StandardCharsets.UTF_8), key, "no Tongchuang archive");
        refuses(new byte[0], key, "no Tongchuang archive");
        Path otherKey = folder.resolve("other");
        Files.writeString(otherKey, "another key");
        refuses(whole, otherKey, "another master key");
        assertThat(new String(whole, StandardCharsets.ISO_8859_1)).doesNotContain("PG_VERSION");
    }

    private void refuses(byte[] content, Path key, String reason) throws Exception {
        Path file = folder.resolve("damaged");
        Files.write(file, content);
        Path target = folder.resolve("target");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new Restore(file, target, key).run())
                .withMessageContaining(reason);
        assertThat(target).doesNotExist();
    }

    @Test
    void refusesAFolderThatHoldsSomething() throws Exception {
        Files.writeString(folder.resolve("mine"), "precious");
        Path file = folder.resolve("mine");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new Restore(file, folder, file).run())
                .withMessageContaining("not empty");
    }

    /// The archive would be sealed with one master key and hold a database whose keys are sealed with another.
    @Test
    void refusesABackupDuringWhichTheMasterKeyWasRenewed() throws Exception {
        Path home = folder.resolve("home");
        EmbeddedPostgres.start(home).close();
        Path key = home.resolve("keys/renewed");
        Files.writeString(key, "the master key");
        Path archive = folder.resolve("renewed.archive");
        Thread renewal = Thread.startVirtualThread(() -> {
            try {
                while (!Files.exists(folder.resolve("renewed.archive.part"))) {
                    Thread.sleep(1);
                }
                Files.writeString(key, "the next master key");
            } catch (java.io.IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new Backup(home, archive, key).run())
                .withMessageContaining("renewed while the backup ran");
        renewal.join();
        assertThat(archive).doesNotExist();

        Files.writeString(home.resolve("keys/renewed.until-2026-01-01"), "the master key");
        Files.writeString(home.resolve("keys/renewed.next"), "one more");
        new Backup(home, archive, key).run();
        new Restore(archive, folder.resolve("back"), key).run();
        try (var keys = Files.list(folder.resolve("back/keys"))) {
            assertThat(keys.map(file -> String.valueOf(file.getFileName())))
                    .contains("master")
                    .noneMatch(name -> name.startsWith("renewed"));
        }
    }

    private static void writeOn(DatabaseLogin login, AtomicInteger written, AtomicBoolean stop) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            while (!stop.get()) {
                statement.execute("insert into counted values (" + written.get() + ")");
                written.incrementAndGet();
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(DatabaseLogin login) throws Exception {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), count(distinct n) from counted")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(row.getInt(2));
            return row.getInt(1);
        }
    }

    private static void execute(DatabaseLogin login, String sql) throws Exception {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
