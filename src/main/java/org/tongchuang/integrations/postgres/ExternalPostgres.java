package org.tongchuang.integrations.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.core.env.Environment;

/// A PostgreSQL server that somebody else runs.
final class ExternalPostgres {

    private static final int OLDEST_MAJOR_VERSION = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ExternalPostgres() {}

    /// Reads the login from `TONGCHUANG_DB_URL`, `_USER` and `_PASSWORD` and tries it. On a machine that is booting
    /// the server may come up after us, so it gets 30 seconds.
    static DatabaseLogin login(Environment environment) {
        String url = environment.getProperty("TONGCHUANG_DB_URL", "").strip();
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused("TONGCHUANG_DB_URL must look like jdbc:postgresql://host:5432/database.");
        }
        DatabaseLogin login = new DatabaseLogin(
                url,
                environment.getProperty("TONGCHUANG_DB_USER", Cluster.NAME),
                environment.getProperty("TONGCHUANG_DB_PASSWORD", ""));
        refuseOld(login);
        return login;
    }

    private static void refuseOld(DatabaseLogin login) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = login.connect()) {
                int major = connection.getMetaData().getDatabaseMajorVersion();
                if (major < OLDEST_MAJOR_VERSION) {
                    throw new StartRefused("The database at TONGCHUANG_DB_URL is PostgreSQL " + major + "; "
                            + OLDEST_MAJOR_VERSION + " or newer is needed.");
                }
                return;
            } catch (SQLException e) {
                if (!isPassing(e) || System.nanoTime() > end) {
                    throw new StartRefused(
                            "The database at TONGCHUANG_DB_URL can't be used: "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse(""),
                            e);
                }
                pause();
            }
        }
    }

    /// Nobody listening yet, or listening and still starting up.
    private static boolean isPassing(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals("08001") || state.equals("57P03");
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }
}
