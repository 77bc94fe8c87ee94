package org.tongchuang.privacy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.Program;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// Two whole programs on one database: keys are renewed through the one, and people work at the other all the while.
class TwoProgramsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Map<String, String> SOON = Map.of("TONGCHUANG_KEYS_REST", "6s");
    private static final List<String> KEYS = List.of("identity", "contact", "notes", "history", "lookup", "roster");

    private final DatabaseLogin database = TestDatabase.fresh();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void drop() {
        TestDatabase.drop(database);
    }

    @Test
    void letsTheOtherReadAndWriteWhileKeysAreRenewed() throws Exception {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        try (Program first = Program.start(database, one, SOON)) {
            Files.createDirectories(two.resolve("keys"));
            Files.copy(one.resolve("keys/master"), two.resolve("keys/master"));
            try (Program second = Program.start(database, two, SOON)) {
                List<String> people = new ArrayList<>();
                for (int n = 0; n < 20; n++) {
                    people.add(Program.field(second.api("POST", "/api/v1/members", person(n)), "id"));
                }
                untilFound(second, people.getLast());
                for (String key : KEYS) {
                    first.api("POST", "/api/v1/keys/" + key + "/rotations", "");
                }
                int rounds = 0;
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (!tells("select count(*) = 6 from privacy.rotation where finished_at is not null")) {
                    assertThat(System.nanoTime()).as("still being renewed").isLessThan(end);
                    workAt(second, people.get(rounds % 20), rounds % 20, rounds);
                    rounds++;
                }
                assertThat(rounds).isGreaterThan(20);
                for (int n = 0; n < 20; n++) {
                    workAt(second, people.get(n), n, rounds);
                    assertThat(first.api("GET", "/api/v1/members/" + people.get(n), ""))
                            .contains("第 " + rounds + " 次");
                }
                assertThat(tells("select sum(stuck) = 0 from privacy.rotation")).isTrue();
            }
        }
        assertThat(Files.readString(two.resolve("program.err"))).doesNotContain("ERROR", "Unopenable");
    }

    /// The index follows a moment later.
    private static void untilFound(Program program, String id) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!program.api("GET", "/api/v1/members?q=%2B8613733000019", "").contains(id)) {
            assertThat(System.nanoTime()).as("not in the index").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static void workAt(Program program, String id, int n, int round) throws Exception {
        String changed = program.api(
                "PATCH", "/api/v1/members/" + id, "{\"note.1\":\"第 %d 次\",\"city\":\"城%d\"}".formatted(round, round));
        assertThat(changed).contains("第 " + round + " 次");
        assertThat(program.api("GET", "/api/v1/members/" + id, ""))
                .contains("+8613733%06d".formatted(n), "第 " + round + " 次");
        assertThat(program.api("GET", "/api/v1/members?q=%2B8613733" + "%06d".formatted(n), ""))
                .contains(id);
    }

    private static String person(int n) {
        return "{\"name\":\"两机%d\",\"birthDate\":\"1980-02-03\",\"phone.1\":\"+8613733%06d\",\"note.1\":\"起初\"}"
                .formatted(n, n);
    }

    private boolean tells(String condition) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(condition)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
