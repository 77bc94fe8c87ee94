package org.tongchuang.identity.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Counts sign-ins that did not succeed, by account and by network address, and locks each out for a while when there
/// were too many: five in a row lock an account for a minute, each further one twice as long, up to an hour; an
/// address has fifty. An attempt is counted before the password is looked at, so a hundred guesses sent at once are
/// no better than a hundred in a row.
@Repository
class FailedSignIns {

    static final int PER_ACCOUNT = 5;
    static final int PER_ADDRESS = 50;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final long LONGEST_LOCK_MINUTES = 60;
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;

    FailedSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts an attempt, unless the account or the address is locked; then, until when.
    @Transactional
    Optional<Instant> attempt(String email, String address, Instant now) {
        return count(account(email), address, now);
    }

    /// The same for what else is tried, such as second steps, which have a count of their own: the right password does
    /// not make it start anew.
    @Transactional
    Optional<Instant> attempt(String kind, String about, String address, Instant now) {
        return count(kind + " " + about, address, now);
    }

    private Optional<Instant> count(String about, String address, Instant now) {
        Tally account = take(about, now);
        Tally from = take(address(address), now);
        Optional<Instant> locked = Stream.of(account, from)
                .flatMap(tally -> tally.lockedAt(now).stream())
                .max(Instant::compareTo);
        if (locked.isEmpty()) {
            put(about, account.another(now, PER_ACCOUNT));
            put(address(address), from.another(now, PER_ADDRESS));
        }
        return locked;
    }

    /// The account's count starts anew; the address gets back this one attempt and no more, for one good account must
    /// not clear the way to others.
    @Transactional
    void succeeded(String email, String address) {
        clear(account(email), address);
    }

    @Transactional
    void succeeded(String kind, String about, String address) {
        clear(kind + " " + about, address);
    }

    private void clear(String about, String address) {
        jdbc.sql("delete from identity.failed_sign_in where about = :about")
                .param("about", about)
                .update();
        jdbc.sql("""
                update identity.failed_sign_in set failures = greatest(0, failures - 1), locked_until = null
                where about = :about
                """).param("about", address(address)).update();
    }

    /// What nobody asks about any more.
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        jdbc.sql("delete from identity.failed_sign_in where last_at < now() - interval '2 days'")
                .update();
    }

    private Tally take(String about, Instant now) {
        jdbc.sql("""
                insert into identity.failed_sign_in (about, failures, last_at) values (:about, 0, :now)
                on conflict do nothing
                """).param("about", about).param("now", Timestamp.from(now)).update();
        return jdbc.sql(
                        "select failures, last_at, locked_until from identity.failed_sign_in where about = :about for update")
                .param("about", about)
                .query(FailedSignIns::read)
                .single();
    }

    private void put(String about, Tally tally) {
        Instant until = tally.lockedUntil;
        jdbc.sql("""
                update identity.failed_sign_in set failures = :failures, last_at = :last, locked_until = :until
                where about = :about
                """)
                .param("failures", tally.failures)
                .param("last", Timestamp.from(tally.lastAt))
                .param("until", until == null ? null : Timestamp.from(until), java.sql.Types.TIMESTAMP)
                .param("about", about)
                .update();
    }

    private static Tally read(ResultSet row, int n) throws SQLException {
        Timestamp until = row.getTimestamp(3);
        return new Tally(row.getInt(1), row.getTimestamp(2).toInstant(), until == null ? null : until.toInstant());
    }

    private static String account(String email) {
        String name = email.strip().toLowerCase(Locale.ROOT);
        return "account " + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
    }

    /// Whoever has an IPv6 address has the 2⁶⁴ beside it too, so these count as one.
    static String address(String address) {
        if (address.indexOf(':') < 0) {
            return "address " + address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16
                    ? "address " + HexFormat.ofDelimiter(":").formatHex(bytes, 0, 8) + "/64"
                    : "address " + address;
        } catch (UnknownHostException unreadable) {
            return "address " + address;
        }
    }

    /// @param lockedUntil when the next attempt is allowed, if there was one too many
    record Tally(int failures, Instant lastAt, @Nullable Instant lockedUntil) {

        Optional<Instant> lockedAt(Instant now) {
            return Optional.ofNullable(lockedUntil).filter(until -> until.isAfter(now));
        }

        /// After one more attempt, of which `free` are allowed before the first lock.
        Tally another(Instant now, int free) {
            int count = lastAt.plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : failures + 1;
            long minutes = Math.min(LONGEST_LOCK_MINUTES, 1L << Math.clamp(count - free, 0, 10));
            return new Tally(count, now, count < free ? null : now.plus(Duration.ofMinutes(minutes)));
        }
    }
}
