package org.tongchuang.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts wrong sign-ins by account and by network address, and locks each out for a while when there were too many:
/// five in a row lock an account for a minute, each further one twice as long, up to an hour; an address has fifty.
@Repository
class FailedSignIns {

    private static final int PER_ACCOUNT = 5;
    private static final int PER_ADDRESS = 50;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final long LONGEST_LOCK_MINUTES = 60;

    private final JdbcClient jdbc;

    FailedSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until when sign-ins for this account or from this address are refused.
    Optional<Instant> lockedUntil(String email, String address, Instant now) {
        return jdbc.sql("""
                select max(locked_until) from identity.failed_sign_in
                where about in (:account, :address) and locked_until > :now
                """)
                .param("account", account(email))
                .param("address", address(address))
                .param("now", Timestamp.from(now))
                .query((row, n) -> row.getTimestamp(1))
                .optional()
                .map(Timestamp::toInstant);
    }

    void failed(String email, String address, Instant now) {
        count(account(email), PER_ACCOUNT, now);
        count(address(address), PER_ADDRESS, now);
    }

    /// The account's count starts anew; the address's does not, for one good account must not clear the way to others.
    void succeeded(String email) {
        jdbc.sql("delete from identity.failed_sign_in where about = :about")
                .param("about", account(email))
                .update();
    }

    private void count(String about, int free, Instant now) {
        int failures = jdbc.sql("""
                insert into identity.failed_sign_in as f (about, failures, last_at) values (:about, 1, :now)
                on conflict (about) do update set last_at = :now,
                    failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end
                returning failures
                """)
                .param("about", about)
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                .query(Integer.class)
                .single();
        if (failures >= free) {
            long minutes = Math.min(LONGEST_LOCK_MINUTES, 1L << Math.min(10, failures - free));
            jdbc.sql("update identity.failed_sign_in set locked_until = :until where about = :about")
                    .param("until", Timestamp.from(now.plus(Duration.ofMinutes(minutes))))
                    .param("about", about)
                    .update();
        }
    }

    private static String account(String email) {
        return "account " + email.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static String address(String address) {
        return "address " + address;
    }
}
