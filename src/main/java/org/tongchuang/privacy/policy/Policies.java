package org.tongchuang.privacy.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.recall.Recall;
import tools.jackson.databind.json.JsonMapper;

/// The policy as it is and as it was. What it is written from is looked at every few seconds; when that says something
/// else, it is a new version from then on.
@Repository
class Policies {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String NOW = "now";

    private final JdbcClient jdbc;
    private final PolicyWriting writing;
    private final JsonMapper json;
    private final Clock clock;
    private final Recall<String, Version> known;

    Policies(JdbcClient jdbc, PolicyWriting writing, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.writing = writing;
        this.json = json;
        this.clock = clock;
        this.known = new Recall<>(FRESH, clock, now -> look());
    }

    record Version(int version, Instant since, Policy chinese, Policy english) {

        /// In the reader's language.
        Policy text() {
            return Words.chinese() ? chinese : english;
        }
    }

    Version current() {
        return known.of(NOW);
    }

    private Version look() {
        Contact contact = contact();
        Policy chinese = writing.in(Words.CHINESE, contact);
        Policy english = writing.in(Words.ENGLISH, contact);
        Optional<Version> latest = jdbc.sql("select * from privacy.policy order by version desc limit 1")
                .query(this::version)
                .optional();
        if (latest.isPresent()
                && latest.get().chinese().equals(chinese)
                && latest.get().english().equals(english)) {
            return latest.get();
        }
        int next = latest.map(Version::version).orElse(0) + 1;
        jdbc.sql("""
                insert into privacy.policy (version, since, zh, en) values (:version, :now, :zh::jsonb, :en::jsonb)
                on conflict do nothing
                """)
                .param("version", next)
                .param("now", Timestamp.from(clock.instant()))
                .param("zh", json.writeValueAsString(chinese))
                .param("en", json.writeValueAsString(english))
                .update();
        return find(next).orElseThrow();
    }

    Optional<Version> find(int version) {
        return jdbc.sql("select * from privacy.policy where version = :version")
                .param("version", version)
                .query(this::version)
                .optional();
    }

    /// Newest first, the last two hundred.
    List<Since> all() {
        return jdbc.sql("select version, since from privacy.policy order by version desc limit 200")
                .query((row, n) -> new Since(row.getInt(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    Contact contact() {
        return jdbc.sql("select name, email, phone, address from privacy.contact")
                .query((row, n) -> new Contact(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional()
                .orElse(Contact.NOBODY);
    }

    void turnTo(Contact contact) {
        jdbc.sql("""
                insert into privacy.contact (name, email, phone, address) values (:name, :email, :phone, :address)
                on conflict (only_one) do update set name = :name, email = :email, phone = :phone, address = :address
                """)
                .param("name", contact.name())
                .param("email", contact.email())
                .param("phone", contact.phone())
                .param("address", contact.address())
                .update();
        known.forget(NOW);
    }

    private Version version(ResultSet row, int n) throws SQLException {
        return new Version(
                row.getInt("version"),
                row.getTimestamp("since").toInstant(),
                json.readValue(row.getString("zh"), Policy.class),
                json.readValue(row.getString("en"), Policy.class));
    }

    record Since(int version, Instant since) {}
}
