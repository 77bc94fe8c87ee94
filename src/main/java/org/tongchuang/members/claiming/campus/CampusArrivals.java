package org.tongchuang.members.claiming.campus;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import tools.jackson.databind.json.JsonMapper;

/// Keeps whom the campus vouched for, sealed, while they give their address: half an hour, or until they are in.
/// Whoever holds the id is that person.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Repository
class CampusArrivals {

    private static final Duration LASTS = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;
    private final Clock clock;

    CampusArrivals(JdbcClient jdbc, JsonMapper json, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.clock = clock;
    }

    UUID keep(Newcomer newcomer) {
        UUID id = UUID.randomUUID();
        byte[] plain = json.writeValueAsString(newcomer).getBytes(StandardCharsets.UTF_8);
        jdbc.sql("insert into members.campus_arrival (id, content, until) values (:id, :content, :until)")
                .param("id", id)
                .param("content", vault.seal(Purpose.IDENTITY, id, plain))
                .param("until", Timestamp.from(clock.instant().plus(LASTS)))
                .update();
        return id;
    }

    Optional<Newcomer> find(UUID id) {
        return jdbc.sql("select content from members.campus_arrival where id = :id and until > :now")
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(content -> new String(vault.open(Purpose.IDENTITY, id, content), StandardCharsets.UTF_8))
                .map(read -> json.readValue(read, Newcomer.class));
    }

    void forget(UUID id) {
        jdbc.sql("delete from members.campus_arrival where id = :id")
                .param("id", id)
                .update();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT8M")
    void forgetOld() {
        jdbc.sql("delete from members.campus_arrival where until < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
