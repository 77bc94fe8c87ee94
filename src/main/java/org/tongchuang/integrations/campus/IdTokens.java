package org.tongchuang.integrations.campus;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyConverter;
import java.net.URI;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.tongchuang.integrations.vouching.VouchRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Believes an ID token only when it is signed by a key of its issuer, with an algorithm made for that, for us, for
/// this journey, and now (give or take a minute).
class IdTokens {

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int LONGEST = 64 << 10;
    private static final int SMALLEST_RSA = 2048;

    private final KeySets keys;
    private final JsonMapper json;
    private final Clock clock;

    IdTokens(KeySets keys, JsonMapper json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /// @param needsNonce whether one must be there at all
    record Expected(String issuer, String audience, URI keys, boolean needsNonce, String nonce) {}

    /// What the token claims.
    JsonNode verified(String token, Expected expected) {
        if (token.isEmpty() || token.length() > LONGEST) {
            throw VouchRefused.untrusted("there is no ID token of a usual size");
        }
        JWSObject signed = parsed(token);
        if (!isSigned(signed, expected.keys())) {
            throw VouchRefused.untrusted("the ID token's signature is none of its issuer");
        }
        JsonNode claims = claims(signed);
        check(claims.path("iss").asString("").equals(expected.issuer()), "another issuer");
        checkAudience(claims, expected.audience());
        checkTimes(claims);
        String nonce = claims.path("nonce").asString("");
        boolean left = nonce.isEmpty() && !expected.needsNonce();
        check(left || nonce.equals(expected.nonce()), "another nonce");
        check(!claims.path("sub").asString("").isBlank(), "no subject");
        return claims;
    }

    private void checkAudience(JsonNode claims, String audience) {
        JsonNode told = claims.path("aud");
        boolean ours = told.isString() && told.asString().equals(audience);
        for (JsonNode one : told) {
            ours |= one.asString("").equals(audience);
        }
        check(ours, "another audience");
        String party = claims.path("azp").asString("");
        check(party.isEmpty() ? told.size() < 2 : party.equals(audience), "another authorized party");
    }

    private void checkTimes(JsonNode claims) {
        long now = clock.instant().getEpochSecond();
        long skew = SKEW.toSeconds();
        check(claims.path("exp").isNumber() && claims.path("exp").asLong() > now - skew, "it has expired");
        check(claims.path("iat").isNumber() && claims.path("iat").asLong() <= now + skew, "it is of the future");
        check(claims.path("nbf").asLong(0) <= now + skew, "it is not yet valid");
    }

    private static JWSObject parsed(String token) {
        try {
            return JWSObject.parse(token);
        } catch (ParseException none) {
            throw VouchRefused.untrusted("the ID token is no signed token");
        }
    }

    private boolean isSigned(JWSObject token, URI address) {
        JWSHeader header = token.getHeader();
        if (!Algorithms.TAKEN.contains(header.getAlgorithm())) {
            throw VouchRefused.untrusted("the ID token is signed with " + header.getAlgorithm());
        }
        for (Key key : KeyConverter.toJavaKeys(candidates(header, address))) {
            if (key instanceof PublicKey open && isStrong(open) && fits(token, header, open)) {
                return true;
            }
        }
        return false;
    }

    private List<JWK> candidates(JWSHeader header, URI address) {
        List<JWK> fitting = KeySets.fitting(keys.at(address), header);
        return fitting.isEmpty() ? KeySets.fitting(keys.again(address), header) : fitting;
    }

    private static boolean isStrong(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() >= SMALLEST_RSA;
    }

    private static boolean fits(JWSObject token, JWSHeader header, PublicKey key) {
        try {
            return token.verify(new DefaultJWSVerifierFactory().createJWSVerifier(header, key));
        } catch (JOSEException otherKind) {
            return false;
        }
    }

    private JsonNode claims(JWSObject token) {
        try {
            return json.readTree(token.getPayload().toString());
        } catch (JacksonException unreadable) {
            throw VouchRefused.untrusted("the ID token holds no claims");
        }
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw VouchRefused.untrusted("the ID token is refused: " + otherwise);
        }
    }

    /// Apart, so that the library is loaded with the first token and not at the start.
    private static final class Algorithms {
        static final Set<JWSAlgorithm> TAKEN = Set.of(
                JWSAlgorithm.RS256,
                JWSAlgorithm.RS384,
                JWSAlgorithm.RS512,
                JWSAlgorithm.PS256,
                JWSAlgorithm.PS384,
                JWSAlgorithm.PS512,
                JWSAlgorithm.ES256,
                JWSAlgorithm.ES384,
                JWSAlgorithm.ES512);
    }
}
