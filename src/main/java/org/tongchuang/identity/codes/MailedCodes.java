package org.tongchuang.identity.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.privacy.SignedLinks;

/// Codes under way: six digits each, good once, within ten minutes, for five tries.
@Repository
class MailedCodes {

    private static final String PURPOSE = "identity.code";
    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final SignedLinks proofs;
    private final Clock clock;

    MailedCodes(JdbcClient jdbc, SignedLinks proofs, Clock clock) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.clock = clock;
    }

    /// Codes sent to this account before are worth nothing from now on.
    void add(UUID id, UUID account, String code, Duration lasts) {
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(lasts);
        jdbc.sql("delete from identity.mailed_code where account_id = :account or until < :forgotten")
                .param("account", account)
                .param("forgotten", Timestamp.from(until.minusSeconds(86_400)))
                .update();
        jdbc.sql("""
                insert into identity.mailed_code (id, account_id, proof, until) values (:id, :account, :proof, :until)
                """)
                .param("id", id)
                .param("account", account)
                .param("proof", proof(id, code, until))
                .param("until", Timestamp.from(until))
                .update();
    }

    /// Keeps a code that went to an address, and nothing of the address.
    void add(UUID id, String email, String code, Duration lasts) {
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(lasts);
        jdbc.sql("insert into identity.mailed_code (id, proof, until) values (:id, :proof, :until)")
                .param("id", id)
                .param("proof", proof(id, code + " " + email.toLowerCase(Locale.ROOT), until))
                .param("until", Timestamp.from(until))
                .update();
    }

    /// Whether this code went to this address; it is used up by that.
    @Transactional
    boolean take(UUID id, String email, String code) {
        return tried(id, code + " " + email.toLowerCase(Locale.ROOT)).isPresent();
    }

    /// Whose code this is, which is used up by that.
    @Transactional
    Optional<UUID> take(UUID id, String code) {
        return tried(id, code).map(Sent::account);
    }

    /// Each try counts before it is looked at.
    private Optional<Sent> tried(UUID id, String shown) {
        Optional<Sent> sent = jdbc.sql("""
                update identity.mailed_code set tries = tries + 1 where id = :id and until > :now and tries < :most
                returning account_id, proof, until
                """)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", TRIES)
                .query((row, n) -> new Sent(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .optional();
        if (sent.isEmpty() || !sent.get().proof.equals(proof(id, shown, sent.get().until))) {
            return Optional.empty();
        }
        jdbc.sql("delete from identity.mailed_code where id = :id")
                .param("id", id)
                .update();
        return sent;
    }

    /// A sum over a token made with a key outside the database: the token itself would say what it is about.
    private String proof(UUID id, String code, Instant until) {
        byte[] token = proofs.sign(PURPOSE, id + " " + code, until).getBytes(StandardCharsets.US_ASCII);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Sent(@Nullable UUID account, String proof, Instant until) {}
}
