package org.tongchuang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.tongchuang.integrations.postgres.DatabaseLogin;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// One PostgreSQL server for all tests of this process, and fresh empty databases on it.
///
/// It is the embedded one, unless `TONGCHUANG_TEST_DB_URL`, `_USER` and `_PASSWORD` name a server whose user may make
/// databases.
public final class TestDatabase {

    private static final AtomicInteger made = new AtomicInteger();

    private TestDatabase() {}

    /// A new empty database of its own.
    public static DatabaseLogin fresh() {
        DatabaseLogin server = Server.LOGIN;
        String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), made.incrementAndGet());
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create database %s template template0 encoding 'UTF8'
                    locale_provider icu icu_locale 'zh' lc_collate 'C' lc_ctype 'C'
                    """.formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("No test database on " + server, e);
        }
        return new DatabaseLogin(
                server.url().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), server.user(), server.password());
    }

    /// Removes a database that [#fresh] made, whoever is still connected to it.
    public static void drop(DatabaseLogin login) {
        String name = login.url().replaceFirst(".*/([^/?]*)(\\?.*)?$", "$1");
        try (Connection connection = Server.LOGIN.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database " + name + " stays", e);
        }
    }

    private static final class Server {
        private static final int CONNECTIONS = 200;

        static final DatabaseLogin LOGIN = find();

        private static DatabaseLogin find() {
            String url = System.getenv("TONGCHUANG_TEST_DB_URL");
            return url == null || url.isBlank()
                    ? embedded()
                    : new DatabaseLogin(
                            url,
                            System.getenv("TONGCHUANG_TEST_DB_USER"),
                            System.getenv("TONGCHUANG_TEST_DB_PASSWORD"));
        }

        /// In a folder that outlives the run, so that programs are unpacked and the cluster is made once a checkout;
        /// runs at the same time take the next folder.
        private static DatabaseLogin embedded() {
            for (int attempt = 0; ; attempt++) {
                Path folder = Path.of("target", "test-postgres-" + attempt);
                try {
                    EmbeddedPostgres postgres = EmbeddedPostgres.start(quick(folder));
                    if (wants(postgres.adminLogin())) {
                        postgres.close();
                        postgres = EmbeddedPostgres.start(folder);
                    }
                    // after the programs that use it, each of which would wait for it otherwise
                    EmbeddedPostgres running = postgres;
                    SpringApplication.getShutdownHandlers().add(running::close);
                    dropLeftovers(postgres.adminLogin());
                    return postgres.adminLogin();
                } catch (org.tongchuang.integrations.postgres.StartRefused taken) {
                    if (attempt == 9) {
                        throw taken;
                    }
                }
            }
        }

        /// Whether the server is yet to be told of the many programs a process of tests keeps, each with its
        // connections.
        private static boolean wants(DatabaseLogin admin) {
            try (Connection connection = admin.connect();
                    Statement statement = connection.createStatement();
                    var now = statement.executeQuery("show max_connections")) {
                if (now.next() && now.getInt(1) >= CONNECTIONS) {
                    return false;
                }
                statement.execute("alter system set max_connections = " + CONNECTIONS);
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Path quick(Path folder) {
            try {
                Files.createDirectories(folder);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void dropLeftovers(DatabaseLogin admin) {
            try (Connection connection = admin.connect();
                    Statement statement = connection.createStatement()) {
                // speed before safety: nothing in here is worth a disk flush
                statement.execute("alter system set synchronous_commit = off");
                statement.execute("alter system set fsync = off");
                statement.execute("select pg_reload_conf()");
                var names = new java.util.ArrayList<String>();
                try (var rows =
                        statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                for (String name : names) {
                    statement.execute("drop database " + name + " with (force)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
