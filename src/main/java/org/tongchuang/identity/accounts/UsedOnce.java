package org.tongchuang.identity.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// Makes signed tokens single-use. Only those that were used are remembered, until they would have run out anyway, so
/// strangers who ask for many leave nothing behind.
@Repository
public class UsedOnce {

    private final JdbcClient jdbc;

    UsedOnce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether this is the first time.
    ///
    /// @param until from when on the token is worth nothing anyway
    public boolean first(String token, Instant until) {
        return jdbc.sql("insert into identity.used_once (hash, until) values (:hash, :until) on conflict do nothing")
                        .param("hash", hash(token))
                        .param("until", Timestamp.from(until))
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT11M")
    void forget() {
        jdbc.sql("delete from identity.used_once where until < now() - interval '1 day'")
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
