package org.tongchuang.members.claiming.joining;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// What the browser of somebody without an account remembers for them, on these pages alone.
@Component
class JoinCookies {

    /// The address whose code they are about to type.
    static final String ADDRESS = "join-address";

    /// Their claim.
    static final String CLAIM = "join-claim";

    /// That the address was proved here a moment ago.
    static final String PROVED = "join-proved";

    private static final int LONGEST = 2_000;

    void put(HttpServletRequest request, HttpServletResponse response, String name, String value, Duration lasts) {
        String written = Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(name, written)
                        .path("/join")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(lasts)
                        .build()
                        .toString());
    }

    Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] all = request.getCookies();
        for (Cookie cookie : all == null ? new Cookie[0] : all) {
            if (cookie.getName().equals(name) && cookie.getValue().length() <= LONGEST) {
                return decoded(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }
}
