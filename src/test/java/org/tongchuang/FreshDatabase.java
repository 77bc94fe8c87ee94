package org.tongchuang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// Gives every application context of the tests an empty database and an empty data folder of its own.
class FreshDatabase implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new Customizer();
    }

    /// A record, so that two contexts that differ in nothing else are seen as one and shared.
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration tests) {
            DatabaseLogin login = TestDatabase.fresh();
            TestPropertyValues.of(
                            "spring.datasource.url=" + login.url(),
                            "spring.datasource.username=" + login.user(),
                            "spring.datasource.password=" + login.password(),
                            "spring.datasource.hikari.maximum-pool-size=6",
                            "spring.datasource.hikari.minimum-idle=0",
                            // What still asks for a connection when its database is gone need not wait long.
                            "spring.datasource.hikari.connection-timeout=3000",
                            "tongchuang.data=" + newFolder())
                    .applyTo(context);
            context.addApplicationListener(event -> {
                boolean closed = event instanceof ContextClosedEvent last && last.getApplicationContext() == context;
                if (closed && !isEverythingEnding()) {
                    // the pool closes after this event, so connections are cut by the server
                    TestDatabase.drop(login);
                }
            });
        }

        /// Then whoever still uses the database would wait for it in vain, and the next run drops what is left.
        private static boolean isEverythingEnding() {
            return Thread.currentThread().getName().equals("SpringApplicationShutdownHook");
        }

        private static Path newFolder() {
            try {
                Path parent = Files.createDirectories(Path.of("target", "test-data"));
                return Files.createTempDirectory(parent, "context-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
