package org.tongchuang.upkeep;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// The first entry of an archive: what it holds.
record Manifest(String database, Instant made) {

    static final String NAME = "manifest";

    static Manifest now() {
        return new Manifest(EmbeddedPostgres.MAJOR_VERSION, Instant.now(Clock.systemUTC()));
    }

    static Manifest parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifest(properties.getProperty("postgres", ""), Instant.parse(properties.getProperty("made", "")));
    }

    String asText() {
        return "postgres=" + database + "\nmade=" + made.toString().replace(":", "\\:") + "\n";
    }
}
