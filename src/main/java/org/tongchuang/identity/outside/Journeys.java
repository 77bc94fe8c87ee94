package org.tongchuang.identity.outside;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.tongchuang.identity.accounts.UsedOnce;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.privacy.SignedLinks;

/// Ways there and back, a quarter of an hour long. What travels is a signed state; what proves that the
/// browser that comes back is the one that left stays in its cookie. Nothing is kept here for those who never return,
/// and of those who do, that they did: nobody returns twice.
@Component
class Journeys {

    static final String COOKIE = "outside";
    static final String PLACE = "/sign-in/outside/";

    private static final Duration LASTS = Duration.ofMinutes(15);
    private static final String PURPOSE = "identity.outside.";
    private static final int LONGEST_TO = 500;

    private final SignedLinks tokens;
    private final UsedOnce used;
    private final Clock clock;
    private final URI address;
    private final SecureRandom random = new SecureRandom();

    Journeys(SignedLinks tokens, UsedOnce used, Clock clock, @Value("${tongchuang.public-url}") URI address) {
        this.tokens = tokens;
        this.used = used;
        this.clock = clock;
        this.address = address;
    }

    /// What somebody is vouched for.
    ///
    /// @param account who set out, when they were signed in
    /// @param to where to go on to after signing in
    record Errand(Why why, @Nullable UUID account, String to) {

        enum Why {
            SIGN_IN,
            LINK,
            /// The office looks at what a system answers.
            TRY
        }
    }

    /// What a browser comes back with.
    record Trip(Journey journey, Errand errand) {}

    Journey begin(Provider provider, Errand errand, HttpServletRequest request, HttpServletResponse response) {
        Instant until = clock.instant().plus(LASTS);
        String id = random(16);
        String secret = random(32);
        String to = errand.to().length() > LONGEST_TO ? "/" : errand.to();
        String kept = String.join(
                " ", id, provider.id().toString(), secret, errand.why().name(), String.valueOf(errand.account()), to);
        response.addCookie(cookie(request, tokens.sign(PURPOSE + "journey", kept, until), (int) LASTS.toSeconds()));
        return journey(provider, States.written(tokens.sign(state(provider), id, until)), secret, request);
    }

    /// The journey this browser ends here; nothing when it set out on none, on another, or came back before.
    Optional<Trip> end(Provider provider, String state, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        Optional<SignedLinks.Read> token = tokens.read(state(provider), States.token(state));
        if (cookie == null || token.isEmpty()) {
            return Optional.empty();
        }
        Optional<String[]> kept = tokens.read(PURPOSE + "journey", cookie.getValue())
                .map(read -> read.subject().split(" ", 6))
                .filter(parts -> parts[0].equals(token.get().subject()))
                .filter(parts -> parts[1].equals(provider.id().toString()));
        if (kept.isEmpty() || !isFirst("back ", state)) {
            return Optional.empty();
        }
        response.addCookie(cookie(request, "", 0));
        String[] parts = kept.get();
        UUID account = parts[4].equals("null") ? null : UUID.fromString(parts[4]);
        Errand errand = new Errand(Errand.Why.valueOf(parts[3]), account, parts[5]);
        return Optional.of(new Trip(journey(provider, state, parts[2], request), errand));
    }

    /// The journey of a state that another site posts to us, whereby no cookie comes along: whose it is shows when the
    /// browser is sent on to [#end]. Once for each state.
    Optional<Journey> posted(Provider provider, String state, HttpServletRequest request) {
        return tokens.read(state(provider), States.token(state))
                .filter(read -> isFirst("posted ", state))
                .map(read -> journey(provider, state, "", request));
    }

    /// Where browsers come back to; what the other side must know as our redirect URI.
    URI back(Provider provider, HttpServletRequest request) {
        return here(request).resolve(PLACE + provider.id() + "/back");
    }

    /// Where our metadata is, which is also our name for those who want one.
    URI home(Provider provider, HttpServletRequest request) {
        return here(request).resolve(PLACE + provider.id() + "/metadata");
    }

    private Journey journey(Provider provider, String state, String secret, HttpServletRequest request) {
        return new Journey(
                state,
                derived("nonce", secret),
                derived("verifier", secret),
                back(provider, request),
                home(provider, request),
                isInsideWeChat(request));
    }

    static boolean isInsideWeChat(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent != null && agent.contains("MicroMessenger");
    }

    /// On the machine itself any port will do.
    private URI here(HttpServletRequest request) {
        return "localhost".equals(address.getHost())
                ? URI.create("http://localhost:" + request.getServerPort() + "/")
                : address.resolve("/");
    }

    private boolean isFirst(String what, String state) {
        return used.first(PURPOSE + what + state, clock.instant().plus(LASTS));
    }

    private static String state(Provider provider) {
        return PURPOSE + provider.id();
    }

    private String random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    }

    private static String derived(String what, String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((what + "." + secret).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath("/sign-in/outside");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
