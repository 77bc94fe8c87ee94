package org.tongchuang.integrations.campus;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// An OpenID provider by the book, who lets everybody in as the same person; and one who breaks every rule of it.
public final class OidcStandIn extends StandIn {

    public static final String CLIENT = "tongchuang";
    public static final String SECRET = "s3cret: with/signs";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RSAKey STRANGERS = key("one");

    private final InstantSource clock;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Map<String, Object> person = Map.of("sub", "u-1");
    private volatile Mischief mischief = Mischief.NONE;
    private volatile RSAKey key = key("one");

    public OidcStandIn(InstantSource clock) {
        this.clock = clock;
    }

    /// What it does wrong.
    public enum Mischief {
        NONE,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        SHARED_AUDIENCE,
        OTHER_NONCE,
        NO_NONCE,
        EXPIRED,
        OF_THE_FUTURE,
        UNSIGNED,
        SIGNED_WITH_THE_PUBLIC_KEY,
        SWAPPED_CLAIMS,
        A_STRANGERS_KEY,
        NO_SUBJECT,
        ENDLESS_SUBJECT,
        USERINFO_OF_ANOTHER,
        HUGE,
        SLOW,
        NO_JSON,
        SENDS_THE_CODE_ON,
        BROKEN,
        DECLINES,
        /// No code challenge, no nonce, the secret in the form.
        LINKEDINS_WAY,
        LINKEDINS_WAY_WITH_ANOTHERS_NONCE;

        boolean isLinkedIns() {
            return this == LINKEDINS_WAY || this == LINKEDINS_WAY_WITH_ANOTHERS_NONCE;
        }
    }

    /// From now on everybody who comes is this one.
    public void person(Map<String, Object> claims) {
        person = Map.copyOf(claims);
    }

    public void does(Mischief wrong) {
        mischief = wrong;
    }

    /// Signs with another key from now on.
    public void renewKey(String id) {
        key = key(id);
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException, InterruptedException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> say(exchange, 200, "application/json", discovery());
            case "/authorize" -> authorize(exchange);
            case "/token" -> token(exchange);
            case "/keys" -> say(exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString());
            case "/userinfo" -> say(exchange, 200, "application/json", userinfo());
            default -> say(exchange, 404, "text/plain", "");
        }
    }

    private String discovery() {
        return JSON.writeValueAsString(Map.of(
                "issuer", address(),
                "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token",
                "jwks_uri", address() + "/keys",
                "userinfo_endpoint", address() + "/userinfo",
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(exchange);
        String back = Objects.requireNonNull(asked.get("redirect_uri"));
        String state = "&state=" + asked.get("state");
        if (mischief == Mischief.DECLINES) {
            sendOn(exchange, back + "?error=access_denied" + state);
        } else if (!CLIENT.equals(asked.get("client_id")) || !"code".equals(asked.get("response_type"))) {
            say(exchange, 400, "text/plain", "who?");
        } else {
            String code = UUID.randomUUID().toString();
            codes.put(code, asked);
            sendOn(exchange, back + "?code=" + code + state + "&iss=" + address());
        }
    }

    private void token(HttpExchange exchange) throws IOException, InterruptedException {
        Map<String, String> sent = form(exchange);
        Map<String, String> asked = codes.remove(String.valueOf(sent.get("code")));
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
        if (mischief.isLinkedIns() && SECRET.equals(sent.get("client_secret")) && asked != null) {
            exchanged(exchange, asked);
        } else if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
        } else if (asked == null
                || !Objects.equals(asked.get("redirect_uri"), sent.get("redirect_uri"))
                || !Objects.equals(asked.get("code_challenge"), hashed(sent.getOrDefault("code_verifier", "")))) {
            say(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
        } else {
            exchanged(exchange, asked);
        }
    }

    private void exchanged(HttpExchange exchange, Map<String, String> asked) throws IOException, InterruptedException {
        switch (mischief) {
            case HUGE -> say(exchange, 200, "application/json", "{\"id_token\":\"" + "a".repeat(3 << 20) + "\"}");
            case NO_JSON -> say(exchange, 200, "text/html", "<html>Welcome</html>");
            case SENDS_THE_CODE_ON -> sendOn(exchange, "http://localhost:1/token");
            case BROKEN -> say(exchange, 500, "text/plain", "");
            default -> {
                if (mischief == Mischief.SLOW) {
                    Thread.sleep(3_000);
                }
                String tokens = JSON.writeValueAsString(
                        Map.of("access_token", "opens", "token_type", "Bearer", "id_token", idToken(asked)));
                say(exchange, 200, "application/json", tokens);
            }
        }
    }

    private String idToken(Map<String, String> asked) {
        Map<String, Object> claims = claims(asked);
        String said = JSON.writeValueAsString(claims);
        try {
            return switch (mischief) {
                case UNSIGNED -> encoded64("{\"alg\":\"none\"}") + "." + encoded64(said) + ".";
                case SIGNED_WITH_THE_PUBLIC_KEY -> {
                    JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(said));
                    token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
                    yield token.serialize();
                }
                case SWAPPED_CLAIMS -> {
                    String[] parts = signed(said, key).split("\\.");
                    claims.put("sub", "somebody-else");
                    yield parts[0] + "." + encoded64(JSON.writeValueAsString(claims)) + "." + parts[2];
                }
                case A_STRANGERS_KEY -> signed(said, STRANGERS);
                default -> signed(said, key);
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> claims(Map<String, String> asked) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(person);
        claims.put("iss", mischief == Mischief.OTHER_ISSUER ? "https://elsewhere.example.edu" : address());
        claims.put("aud", mischief == Mischief.OTHER_AUDIENCE ? "another-client" : CLIENT);
        if (mischief == Mischief.SHARED_AUDIENCE) {
            claims.put("aud", List.of(CLIENT, "another-client"));
        }
        claims.put("iat", mischief == Mischief.OF_THE_FUTURE ? now + 600 : now);
        claims.put("exp", mischief == Mischief.EXPIRED ? now - 120 : now + 300);
        claims.put("nonce", mischief == Mischief.OTHER_NONCE ? "another" : String.valueOf(asked.get("nonce")));
        switch (mischief) {
            case NO_NONCE, LINKEDINS_WAY -> claims.remove("nonce");
            case LINKEDINS_WAY_WITH_ANOTHERS_NONCE -> claims.put("nonce", "another");
            case NO_SUBJECT -> claims.remove("sub");
            case ENDLESS_SUBJECT -> claims.put("sub", "x".repeat(300));
            default -> {}
        }
        return claims;
    }

    private String userinfo() {
        Map<String, Object> told = new LinkedHashMap<>(person);
        told.put("from", "userinfo");
        if (mischief == Mischief.USERINFO_OF_ANOTHER) {
            told.put("sub", "somebody-else");
        }
        return JSON.writeValueAsString(told);
    }

    private static String signed(String claims, RSAKey key) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hashed(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String encoded64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
