package org.tongchuang.privacy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.Program;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// What the whole program says at the terminal when keys are gone whose values are there.
class LostKeysTests {

    private final DatabaseLogin database = TestDatabase.fresh();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void drop() {
        TestDatabase.drop(database);
    }

    @Test
    void tellsWhichDrawerIsLostAndStopsBeforeAnythingIsWritten() throws Exception {
        try (Program program = Program.start(database, folder)) {
            program.api("POST", "/api/v1/members", "{\"name\":\"失钥\",\"phone.1\":\"13800138000\"}");
        }
        execute("delete from privacy.keyset where purpose = 'CONTACT'");
        int left = keysets();
        Ended doctor = run("doctor");
        assertThat(doctor.code()).isOne();
        assertThat(doctor.words())
                .containsPattern("WRONG +keys: The keys are lost for: phones")
                .contains("everything sealed for other purposes is fine")
                .contains("database");
        Ended start = run("start");
        assertThat(start.code()).isOne();
        assertThat(start.words()).contains("tongchuang: The keys are lost for: phones");

        Files.move(folder.resolve("keys/master"), folder.resolve("elsewhere"));
        assertThat(run("doctor").words()).containsPattern("WRONG +keys: The master key .* is missing");
        assertThat(folder.resolve("keys/master")).doesNotExist();
        assertThat(keysets()).isEqualTo(left);
    }

    private Ended run(String command) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tongchuang.Tongchuang",
                command));
        if (command.equals("start")) {
            words.add("--server.port=0");
        }
        ProcessBuilder starting = new ProcessBuilder(words).redirectErrorStream(true);
        starting.environment()
                .putAll(Map.of(
                        "TONGCHUANG_DATA", folder.toString(),
                        "TONGCHUANG_DB_URL", database.url(),
                        "TONGCHUANG_DB_USER", database.user(),
                        "TONGCHUANG_DB_PASSWORD", database.password()));
        Process process = starting.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int keysets() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from privacy.keyset")) {
            row.next();
            return row.getInt(1);
        }
    }

    private record Ended(int code, String words) {}
}
