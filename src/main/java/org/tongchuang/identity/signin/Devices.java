package org.tongchuang.identity.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.shared.Addresses;

/// Knows in which browsers an account was signed in before, by a random mark in a cookie, and tells its owner of a new
/// one.
@Repository
class Devices {

    static final String COOKIE = "device";

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int MARK_BYTES = 18;

    private final JdbcClient jdbc;
    private final SecurityLetters letters;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Devices(JdbcClient jdbc, SecurityLetters letters, Clock clock) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.clock = clock;
    }

    /// Notes that the account is in from here. Of its very first device nobody is told.
    @Transactional
    void welcome(HttpServletRequest request, HttpServletResponse response, UUID account) {
        Cookie kept = WebUtils.getCookie(request, COOKIE);
        String mark = kept == null || kept.getValue().length() < MARK_BYTES ? invent() : kept.getValue();
        boolean others = jdbc.sql("select exists (select 1 from identity.known_device where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
        if (isNew(account, mark) && others) {
            String agent = request.getHeader("User-Agent");
            letters.tell(
                    account,
                    "identity.sign-in.new-device",
                    Device.of(agent == null ? "" : agent).words(),
                    Addresses.address(request.getRemoteAddr()));
        }
        response.addCookie(cookie(request, mark));
    }

    private boolean isNew(UUID account, String mark) {
        return jdbc.sql("""
                insert into identity.known_device (account_id, hash, first_at, last_at)
                values (:account, :hash, :now, :now)
                on conflict (account_id, hash) do update set last_at = :now
                returning first_at = last_at
                """)
                .param("account", account)
                .param("hash", hash(mark))
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private String invent() {
        byte[] mark = new byte[MARK_BYTES];
        random.nextBytes(mark);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    }

    private static Cookie cookie(HttpServletRequest request, String mark) {
        Cookie cookie = new Cookie(COOKIE, mark);
        cookie.setPath("/sign-in");
        cookie.setMaxAge((int) A_YEAR.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static byte[] hash(String mark) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(mark.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
