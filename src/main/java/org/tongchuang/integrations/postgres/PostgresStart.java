package org.tongchuang.integrations.postgres;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/// Gives a starting application its database: the PostgreSQL server named by `TONGCHUANG_DB_URL`, else the embedded
/// one in the folder `tongchuang.data`, which starts while the rest of the application does. With `tongchuang.visit`
/// the application is a guest on a folder that another process may be serving, and uses that one's server.
public final class PostgresStart implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String EMBEDDED = "embeddedPostgres";

    @Override
    public void initialize(GenericApplicationContext context) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            standIn(context);
            return;
        }
        Environment environment = context.getEnvironment();
        if (environment.getProperty("TONGCHUANG_DB_URL", "").isBlank()) {
            Path folder = Path.of(environment.getProperty("tongchuang.data", "data"));
            Optional<DatabaseLogin> running = environment.getProperty("tongchuang.visit", Boolean.class, false)
                    ? EmbeddedPostgres.running(folder)
                    : Optional.empty();
            running.ifPresentOrElse(login -> register(context, login), () -> startEmbedded(context, folder));
        } else {
            register(context, ExternalPostgres.login(environment));
        }
    }

    /// While the application is only read, to write down its beans ahead of time, nothing starts.
    private static void standIn(GenericApplicationContext context) {
        context.registerBean(
                JdbcConnectionDetails.class,
                () -> {
                    throw new IllegalStateException();
                },
                definition ->
                        definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true));
    }

    private static void register(GenericApplicationContext context, DatabaseLogin login) {
        context.registerBean(JdbcConnectionDetails.class, () -> new ConnectionDetails(login));
    }

    private static void startEmbedded(GenericApplicationContext context, Path folder) {
        EmbeddedPostgres postgres = EmbeddedPostgres.begin(folder);
        // runs after the context is closed, and also when the context never came up
        SpringApplication.getShutdownHandlers().add(postgres::close);
        context.registerBean(EMBEDDED, EmbeddedPostgres.class, () -> postgres);
        context.registerBean(
                JdbcConnectionDetails.class,
                () -> new ConnectionDetails(postgres.login()),
                definition -> definition.setDependsOn(EMBEDDED));
    }

    private record ConnectionDetails(DatabaseLogin login) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return login.url();
        }

        @Override
        public String getUsername() {
            return login.user();
        }

        @Override
        public String getPassword() {
            return login.password();
        }
    }
}
