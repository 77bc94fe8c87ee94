package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.Program;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.mail.MailStandIn;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// A program killed as `kill -9` does while it sends, over and over: every message arrives, none twice, and of those
/// that were handed over in the very moment of a kill it is known that this is not known.
class PostKilledTests {

    private static final Pattern ID = Pattern.compile("(?im)^Message-ID: <([0-9a-f-]{36})@");
    private static final int KILLS = Integer.getInteger("tongchuang.post.kills", 3);
    private static final int LINES = 4;

    @TempDir
    private Path folder;

    @Test
    void sendsEachMessageOnceThroughEveryKill() throws Exception {
        long seed = Long.getLong("tongchuang.post.seed", System.nanoTime() % 100_000);
        System.out.println("post kills: -Dtongchuang.post.seed=" + seed);
        Random random = new Random(seed);
        DatabaseLogin database = TestDatabase.fresh();
        try (MailStandIn server = new MailStandIn()) {
            // As slow as mail servers are, so that a kill finds letters under way.
            server.feel(step -> {
                if (step.equals("DOT") || step.equals("TAKEN")) {
                    java.util.concurrent.locks.LockSupport.parkNanos(15_000_000);
                }
                return MailStandIn.FINE;
            });
            for (int kill = 0; kill < KILLS; kill++) {
                int before = server.letters().size();
                Program house = start(database, server);
                while (server.letters().size() < before + 5 + random.nextInt(60)) {
                    Thread.sleep(5);
                }
                house.kill();
                System.out.println("post kills: after " + server.letters().size() + " letters");
            }
            try (Program house = start(database, server)) {
                assertThat(house.page("/actuator/health").statusCode()).isEqualTo(200);
                long end = System.nanoTime() + 90_000_000_000L;
                while (count(database, "state in ('QUEUED', 'SENDING')") > 0) {
                    assertThat(System.nanoTime()).isLessThan(end);
                    Thread.sleep(100);
                }
            }
            proveOnce(database, server);
        }
    }

    private static void proveOnce(DatabaseLogin database, MailStandIn server) throws SQLException {
        Map<String, Integer> arrived = new HashMap<>();
        for (String letter : server.letters()) {
            Matcher id = ID.matcher(letter);
            assertThat(id.find()).isTrue();
            arrived.merge(id.group(1), 1, Integer::sum);
        }
        assertThat(arrived.values()).as("times").containsOnly(1);
        int all = count(database, "true");
        int sent = count(database, "state = 'SENT'");
        int uncertain = count(database, "state = 'HANDED_OVER'");
        System.out.printf(
                "post kills: %d messages, %d sent, %d uncertain, %d arrived%n", all, sent, uncertain, arrived.size());
        assertThat(all).isEqualTo(400);
        assertThat(sent + uncertain).isEqualTo(all);
        assertThat(uncertain).isLessThanOrEqualTo(KILLS * LINES);
        assertThat(arrived.size()).isBetween(sent, all);
    }

    private Program start(DatabaseLogin database, MailStandIn server) {
        return Program.start(
                "org.tongchuang.notifications.SendingHouse",
                database,
                folder.resolve("data"),
                Map.of("TONGCHUANG_SMTP_URL", server.url()));
    }

    private static int count(DatabaseLogin database, String where) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from notifications.delivery where " + where)) {
            row.next();
            return row.getInt(1);
        }
    }
}
