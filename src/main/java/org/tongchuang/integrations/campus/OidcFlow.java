package org.tongchuang.integrations.campus;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.tongchuang.integrations.vouching.Attributes;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The authorization code flow of OpenID Connect Core 1.0, with state, nonce and PKCE (S256). The ID token says who it
/// is; what the userinfo endpoint adds is believed only about the same subject.
@Component
public class OidcFlow {

    private final Outbound outbound;
    private final OidcEndpoints endpoints;
    private final Supplier<IdTokens> tokens;

    /// What reads tokens is made with the first of them: looking through its methods would load the library at the
    /// start.
    OidcFlow(Outbound outbound, OidcEndpoints endpoints, JsonMapper json, Clock clock) {
        this.outbound = outbound;
        this.endpoints = endpoints;
        this.tokens = SingletonSupplier.of(() -> new IdTokens(new KeySets(outbound, clock), json, clock));
    }

    /// Where somebody does it their own way.
    ///
    /// @param pkce whether they take a code challenge
    /// @param nonce whether their ID token carries the nonce; if it does all the same, it must be ours
    public record Deviations(boolean pkce, boolean nonce) {
        static final Deviations NONE = new Deviations(true, true);
    }

    public URI begin(Partner partner, Journey journey, Deviations how) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", partner.must("clientId"));
        asked.put("redirect_uri", journey.back().toString());
        asked.put("scope", partner.find("scope").orElse("openid profile email"));
        asked.put("state", journey.state());
        asked.put("nonce", journey.nonce());
        if (how.pkce()) {
            asked.put("code_challenge", challenge(journey.verifier()));
            asked.put("code_challenge_method", "S256");
        }
        return Outbound.with(endpoints.of(partner).authorization(), asked);
    }

    public Vouched finish(Partner partner, Journey journey, Map<String, String> answer, Deviations how) {
        String error = answer.get("error");
        if (error != null) {
            String plain = error.replaceAll("[^a-z_]", "");
            throw plain.equals("access_denied")
                    ? VouchRefused.declined(plain)
                    : VouchRefused.misconfigured("answered with the error " + plain);
        }
        OidcEndpoints.Known known = endpoints.of(partner);
        String issuer = answer.get("iss");
        if (issuer != null && !issuer.equals(known.issuer())) {
            throw VouchRefused.untrusted("the answer comes from another issuer");
        }
        JsonNode exchanged = exchange(partner, journey, given(answer, "code"), known, how);
        JsonNode claims = tokens.get()
                .verified(
                        exchanged.path("id_token").asString(""),
                        new IdTokens.Expected(
                                known.issuer(), partner.must("clientId"), known.keys(), how.nonce(), journey.nonce()));
        String subject = claims.path("sub").asString("");
        Map<String, List<String>> all = Attributes.of(claims);
        String access = exchanged.path("access_token").asString("");
        if (known.userinfo() != null && !access.isEmpty()) {
            all.putAll(more(known.userinfo(), access, subject));
        }
        if (all.getOrDefault("email_verified", List.of("true")).contains("false")) {
            all.remove("email");
        }
        return Vouched.of(subject, all);
    }

    private JsonNode exchange(
            Partner partner, Journey journey, String code, OidcEndpoints.Known known, Deviations how) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", journey.back().toString());
        if (how.pkce()) {
            form.put("code_verifier", journey.verifier());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String client = partner.must("clientId");
        @Nullable String secret = partner.find("clientSecret").orElse(null);
        if (secret != null && known.basic()) {
            headers.put("Authorization", basic(client, secret));
        } else {
            form.put("client_id", client);
            if (secret != null) {
                form.put("client_secret", secret);
            }
        }
        JsonNode answer = outbound.postForm(known.token(), form, headers);
        String error = answer.path("error").asString("");
        if (!error.isEmpty()) {
            String plain = error.replaceAll("[^a-z_]", "");
            // A code that is used, stolen or too old is no matter of settings.
            throw plain.equals("invalid_grant")
                    ? VouchRefused.untrusted("the code was not taken")
                    : VouchRefused.misconfigured("the code was not exchanged: " + plain);
        }
        return answer;
    }

    private Map<String, List<String>> more(URI userinfo, String access, String subject) {
        JsonNode told = outbound.getJson(userinfo, Map.of("Authorization", "Bearer " + access));
        if (!told.path("sub").asString("").equals(subject)) {
            throw VouchRefused.untrusted("userinfo speaks of somebody else");
        }
        return Attributes.of(told);
    }

    private static String given(Map<String, String> answer, String name) {
        String value = answer.getOrDefault(name, "");
        if (value.isBlank()) {
            throw VouchRefused.untrusted("the answer lacks its " + name);
        }
        return value;
    }

    private static String basic(String client, String secret) {
        String pair = java.net.URLEncoder.encode(client, StandardCharsets.UTF_8) + ":"
                + java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
