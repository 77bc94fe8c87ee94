package org.tongchuang.identity.outside;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import tools.jackson.databind.json.JsonMapper;

/// Keeps arrivals, sealed, for a quarter of an hour.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Repository
class Arrivals {

    private static final Duration LASTS = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;
    private final Clock clock;

    Arrivals(JdbcClient jdbc, JsonMapper json, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.clock = clock;
    }

    /// @param account whose alone it is
    UUID keep(@Nullable UUID account, Arrival arrival) {
        return keep(UUID.randomUUID(), account, arrival);
    }

    /// For the journey of this state and no other; whose it is, is not known yet.
    void keepPosted(String state, Arrival arrival) {
        keep(posted(state), null, arrival);
    }

    Optional<Arrival> takePosted(String state) {
        return take(null, posted(state));
    }

    private static UUID posted(String state) {
        return UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.US_ASCII));
    }

    private UUID keep(UUID id, @Nullable UUID account, Arrival arrival) {
        byte[] plain = json.writeValueAsString(arrival).getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                insert into identity.outside_arrival (id, account_id, content, until)
                values (:id, :account, :content, :until)
                """)
                .param("id", id)
                .param("account", account, Types.OTHER)
                .param("content", vault.seal(Purpose.SECRETS, id, plain))
                .param("until", Timestamp.from(clock.instant().plus(LASTS)))
                .update();
        return id;
    }

    Optional<Arrival> look(@Nullable UUID account, UUID id) {
        return jdbc.sql("""
                select content from identity.outside_arrival
                where id = :id and account_id is not distinct from :account and until > :now
                """)
                .param("id", id)
                .param("account", account, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(content -> open(id, content));
    }

    /// Once.
    Optional<Arrival> take(@Nullable UUID account, UUID id) {
        return jdbc.sql("""
                delete from identity.outside_arrival
                where id = :id and account_id is not distinct from :account and until > :now returning content
                """)
                .param("id", id)
                .param("account", account, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(content -> open(id, content));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT9M")
    void forget() {
        jdbc.sql("delete from identity.outside_arrival where until < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Arrival open(UUID id, byte[] sealed) {
        byte[] plain = vault.open(Purpose.SECRETS, id, sealed);
        return json.readValue(new String(plain, StandardCharsets.UTF_8), Arrival.class);
    }
}
