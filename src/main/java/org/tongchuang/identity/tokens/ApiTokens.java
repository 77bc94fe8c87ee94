package org.tongchuang.identity.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Outage;
import org.tongchuang.shared.Right;

/// Tokens for programs: 256 random bits shown once, of which a hash is kept. A token never carries more rights than
/// its owner has at the moment it is used.
@Repository
public class ApiTokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "tc_";
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final Duration NOTE_USE_EVERY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    ApiTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Makes a token; this is the only time it is there to be read.
    Created create(UUID account, String name, Set<Right> rights, @Nullable Instant expires) {
        UUID id = Ids.next();
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into identity.api_token (id, account_id, name, hash, rights, created_at, expires_at)
                values (:id, :account, :name, :hash, :rights, :now, :expires)
                """)
                .param("id", id)
                .param("account", account)
                .param("name", name)
                .param("hash", hash(token))
                .param("rights", rights.stream().map(Right::name).toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("expires", expires == null ? null : Timestamp.from(expires), java.sql.Types.TIMESTAMP)
                .update();
        return new Created(id, token);
    }

    /// The token, if it is known and has not run out.
    Optional<ApiToken> find(String token) {
        if (!token.startsWith(PREFIX) || token.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Seen last = seen.get(token);
        if (last == null || last.at.isAfter(now) || last.at.plus(FRESH).isBefore(now)) {
            if (seen.size() > 1_000) {
                seen.clear();
            }
            last = new Seen(look(token, now), now);
            seen.put(token, last);
        }
        return last.token;
    }

    public List<ApiToken> of(UUID account) {
        return jdbc.sql("select * from identity.api_token where account_id = :account order by created_at desc")
                .param("account", account)
                .query(this::read)
                .list();
    }

    /// The name of the token that is now worthless, if the account had it.
    Optional<String> revoke(UUID account, UUID id) {
        Optional<String> name = jdbc.sql(
                        "delete from identity.api_token where id = :id and account_id = :account returning name")
                .param("id", id)
                .param("account", account)
                .query(String.class)
                .optional();
        seen.clear();
        return name;
    }

    public void revokeAll(UUID account) {
        jdbc.sql("delete from identity.api_token where account_id = :account")
                .param("account", account)
                .update();
        seen.clear();
    }

    private Optional<ApiToken> look(String token, Instant now) {
        Optional<ApiToken> found = jdbc.sql("""
                select * from identity.api_token where hash = :hash and (expires_at is null or expires_at > :now)
                """)
                .param("hash", hash(token))
                .param("now", Timestamp.from(now))
                .query(this::read)
                .optional();
        found.filter(known -> known.usedAt == null
                        || known.usedAt.plus(NOTE_USE_EVERY).isBefore(now))
                .ifPresent(known -> noteUse(known, now));
        return found;
    }

    /// While nothing can be written, as on a full disk, a program may still read.
    private void noteUse(ApiToken token, Instant now) {
        try {
            jdbc.sql("update identity.api_token set used_at = :now where id = :id")
                    .param("now", Timestamp.from(now))
                    .param("id", token.id)
                    .update();
        } catch (DataAccessException refused) {
            if (Outage.of(refused).isEmpty()) {
                throw refused;
            }
        }
    }

    private ApiToken read(ResultSet row, int n) throws SQLException {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String right : (String[]) row.getArray("rights").getArray()) {
            rights.add(Right.valueOf(right));
        }
        Instant expires = instant(row.getTimestamp("expires_at"));
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                rights,
                row.getTimestamp("created_at").toInstant(),
                expires,
                instant(row.getTimestamp("used_at")),
                expires != null && !expires.isAfter(clock.instant()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param expired whether it stopped working by itself
    public record ApiToken(
            UUID id,
            UUID account,
            String name,
            Set<Right> rights,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            boolean expired) {}

    public record Created(UUID id, String token) {}

    private record Seen(Optional<ApiToken> token, Instant at) {}
}
