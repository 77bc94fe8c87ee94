package org.tongchuang.privacy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.Program;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// Two whole programs on one database, of which the one that renews the keys is killed in the middle.
class KilledRotationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Map<String, String> SOON = Map.of("TONGCHUANG_KEYS_REST", "8s");

    private final DatabaseLogin database = TestDatabase.fresh();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void drop() {
        TestDatabase.drop(database);
    }

    @Test
    void leavesTheRestToAnotherNode() throws Exception {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Program first = Program.start(
                database,
                one,
                Map.of("TONGCHUANG_KEYS_REST", "8s", "TONGCHUANG_DEMO_MEMBERS", "6000", "TONGCHUANG_DEMO", "true"));
        until("select count(*) >= 6000 from members.member");
        Files.createDirectories(two.resolve("keys"));
        Files.copy(one.resolve("keys/master"), two.resolve("keys/master"));
        String known = Program.field(first.api("GET", "/api/v1/members?size=1", ""), "id");
        String before = first.api("GET", "/api/v1/members/" + known, "");
        assertThat(before).contains("\"phone.1\"");
        for (String purpose : List.of("contact", "lookup", "history")) {
            first.api("POST", "/api/v1/keys/" + purpose + "/rotations", "");
        }
        until("select done > 0 and done < total from privacy.rotation where subject = 'CONTACT'");
        first.kill();
        assertThat(tells("select finished_at is null from privacy.rotation where subject = 'CONTACT'"))
                .isTrue();
        try (Program second = Program.start(database, two, SOON)) {
            until("select count(*) = 3 from privacy.rotation where finished_at is not null");
            assertThat(second.api("GET", "/api/v1/members/" + known, "")).isEqualTo(before);
            assertThat(second.api("GET", "/api/v1/keys", "")).doesNotContain("RENEWING");
            assertThat(tells("select count(distinct substring(contact from 1 for 5)) = 1 from members.member"))
                    .isTrue();
            assertThat(tells("select sum(stuck) = 0 from privacy.rotation")).isTrue();
        }
    }

    private void until(String condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!tells(condition)) {
            assertThat(System.nanoTime()).as("still not: " + condition).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private boolean tells(String condition) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(condition)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
