package org.tongchuang.integrations.campus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongchuang.HandClock;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import tools.jackson.databind.json.JsonMapper;

/// What OpenID Connect lets through, and all it must not.
class OidcTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Journey JOURNEY = new Journey(
            "state",
            "nonce",
            "a-verifier-of-at-least-forty-three-characters-1234",
            URI.create("http://localhost/back"),
            URI.create("http://localhost/metadata"),
            false);

    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final OidcStandIn campus = new OidcStandIn(clock);
    private final Outbound outbound = new Outbound(JSON, Duration.ofSeconds(1));
    private final Oidc oidc = new Oidc(new OidcFlow(outbound, new OidcEndpoints(outbound, clock), JSON, clock));

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void readsWhoItIs() {
        campus.person(
                Map.of("sub", "u-7", "name", "林海", "groups", List.of("a", "b"), "address", Map.of("country", "CN")));
        Vouched vouched = walk(partner(Map.of()));
        assertThat(vouched.subjects()).containsExactly("u-7");
        assertThat(vouched.attributes())
                .containsEntry("name", List.of("林海"))
                .containsEntry("groups", List.of("a", "b"))
                .containsEntry("address.country", List.of("CN"))
                .containsEntry("from", List.of("userinfo"));
    }

    @Test
    void dropsAnAddressThatIsNotVerified() {
        campus.person(Map.of("sub", "u-7", "email", "rector@example.edu", "email_verified", false));
        assertThat(walk(partner(Map.of())).attributes()).doesNotContainKey("email");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {"NONE|DECLINES|HUGE|SLOW|NO_JSON|SENDS_THE_CODE_ON|BROKEN|LINKEDIN.*"})
    void believesNothingThatIsNotRight(OidcStandIn.Mischief wrong) {
        campus.does(wrong);
        refused(VouchRefused.Reason.UNTRUSTED, partner(Map.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"HUGE", "SLOW", "NO_JSON", "SENDS_THE_CODE_ON", "BROKEN"})
    void waitsForNobodyForLong(OidcStandIn.Mischief wrong) {
        campus.does(wrong);
        refused(VouchRefused.Reason.UNREACHABLE, partner(Map.of()));
    }

    @Test
    void hearsThatThePersonSaidNo() {
        campus.does(OidcStandIn.Mischief.DECLINES);
        refused(VouchRefused.Reason.DECLINED, partner(Map.of()));
    }

    @Test
    void takesNoCodeTwice() {
        Partner partner = partner(Map.of());
        Map<String, String> answer = answered(partner);
        oidc.finish(partner, JOURNEY, answer);
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> oidc.finish(partner, JOURNEY, answer))
                .matches(refused -> refused.reason() == VouchRefused.Reason.UNTRUSTED);
    }

    @Test
    void takesNoAnswerOfAnotherIssuer() {
        Partner partner = partner(Map.of());
        Map<String, String> answer = answered(partner);
        answer.put("iss", "https://elsewhere.example.edu");
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> oidc.finish(partner, JOURNEY, answer))
                .withMessageContaining("another issuer");
    }

    @Test
    void saysThatTheSecretIsWrong() {
        refused(VouchRefused.Reason.MISCONFIGURED, partner(Map.of("clientSecret", "wrong")));
    }

    @Test
    void saysThatTheIssuerIsWrong() {
        refused(VouchRefused.Reason.MISCONFIGURED, partner(Map.of("issuer", campus.address() + "/")));
    }

    @Test
    void learnsOfANewKeyAtOnceAndThenAtMostOnceAMinute() {
        walk(partner(Map.of()));
        campus.renewKey("two");
        clock.turn(Duration.ofSeconds(61));
        walk(partner(Map.of()));
        assertThat(campus.asked("/keys")).isEqualTo(2);
        campus.renewKey("three");
        refused(VouchRefused.Reason.UNTRUSTED, partner(Map.of()));
        refused(VouchRefused.Reason.UNTRUSTED, partner(Map.of()));
        assertThat(campus.asked("/keys")).isEqualTo(2);
        clock.turn(Duration.ofSeconds(61));
        walk(partner(Map.of()));
        assertThat(campus.asked("/keys")).isEqualTo(3);
    }

    @Test
    void forgetsAKeyThatWasTakenBack() {
        walk(partner(Map.of()));
        campus.renewKey("one");
        clock.turn(Duration.ofMinutes(61));
        walk(partner(Map.of()));
        assertThat(campus.asked("/keys")).isEqualTo(2);
    }

    @Test
    void doesWithoutADiscoveryDocument() {
        String at = campus.address();
        Partner partner = partner(Map.of(
                "authorization", at + "/authorize", "token", at + "/token", "keys", at + "/keys", "clientSecret", "x"));
        assertThat(oidc.begin(partner, JOURNEY).toString())
                .startsWith(at + "/authorize?")
                .contains("code_challenge_method=S256");
        assertThat(campus.asked("/.well-known/openid-configuration")).isZero();
    }

    private Partner partner(Map<String, String> otherwise) {
        Map<String, String> settings = new HashMap<>(
                Map.of("issuer", campus.address(), "clientId", OidcStandIn.CLIENT, "clientSecret", OidcStandIn.SECRET));
        settings.putAll(otherwise);
        return new Partner(Kind.OIDC, settings);
    }

    private Map<String, String> answered(Partner partner) {
        return StandIn.parameters(StandIn.sentOn(oidc.begin(partner, JOURNEY)).getRawQuery());
    }

    private Vouched walk(Partner partner) {
        return oidc.finish(partner, JOURNEY, answered(partner));
    }

    private void refused(VouchRefused.Reason reason, Partner partner) {
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> walk(partner))
                .satisfies(refused ->
                        assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason))
                .satisfies(refused -> assertThat(refused.detail()).doesNotContain(OidcStandIn.SECRET));
    }
}
