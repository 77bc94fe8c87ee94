package org.tongchuang.identity.totp;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;

/// The secrets that accounts share with their authenticator apps, sealed.
@Repository
class Authenticators {

    private final JdbcClient jdbc;
    private final Vault vault;

    Authenticators(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Since when the account has an app.
    Optional<Instant> since(UUID account) {
        return jdbc.sql("select since from identity.authenticator where account_id = :id and secret is not null")
                .param("id", account)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    Optional<byte[]> secret(UUID account) {
        return jdbc.sql("select secret from identity.authenticator where account_id = :id and secret is not null")
                .param("id", account)
                .query((row, n) -> vault.open(Purpose.SECRETS, account, row.getBytes(1)))
                .optional();
    }

    /// A secret that no app has shown a code for yet, if it is younger than this moment.
    Optional<byte[]> pending(UUID account, Instant after) {
        return jdbc.sql("""
                select pending from identity.authenticator
                where account_id = :id and pending is not null and pending_at > :after
                """)
                .param("id", account)
                .param("after", Timestamp.from(after))
                .query((row, n) -> vault.open(Purpose.SECRETS, account, row.getBytes(1)))
                .optional();
    }

    /// Keeps a secret until its app shows a first code; the app in use stays in use.
    void await(UUID account, byte[] secret, Instant now) {
        jdbc.sql("""
                insert into identity.authenticator (account_id, pending, pending_at) values (:id, :sealed, :now)
                on conflict (account_id) do update set pending = :sealed, pending_at = :now
                """)
                .param("id", account)
                .param("sealed", vault.seal(Purpose.SECRETS, account, secret))
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Takes the secret that waited into use, its first code being used up; false when there is none.
    boolean take(UUID account, long step, Instant now) {
        return jdbc.sql("""
                update identity.authenticator
                set secret = pending, pending = null, pending_at = null, since = :now, last_step = :step
                where account_id = :id and pending is not null
                """)
                        .param("now", Timestamp.from(now))
                        .param("step", step)
                        .param("id", account)
                        .update()
                == 1;
    }

    /// Uses up the code of this step and all before; false when somebody was first.
    boolean use(UUID account, long step) {
        return jdbc.sql("""
                update identity.authenticator set last_step = :step where account_id = :id and last_step < :step
                """).param("step", step).param("id", account).update() == 1;
    }

    /// Whether there was one in use.
    boolean remove(UUID account) {
        return jdbc.sql("delete from identity.authenticator where account_id = :id returning secret is not null")
                .param("id", account)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
