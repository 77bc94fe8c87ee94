package org.tongchuang.integrations.campus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongchuang.HandClock;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import tools.jackson.databind.json.JsonMapper;

/// OpenID Connect as LinkedIn has it: no code challenge, no nonce, the secret in the form.
class LinkedInsWayTests {

    private static final OidcFlow.Deviations WAY = new OidcFlow.Deviations(false, false);
    private static final Journey JOURNEY = new Journey(
            "state", "nonce", "verifier", URI.create("http://localhost/back"), URI.create("http://localhost/"), false);

    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final OidcStandIn linkedIn = new OidcStandIn(clock);
    private final JsonMapper json = JsonMapper.builder().build();
    private final Outbound outbound = new Outbound(json, Duration.ofSeconds(1));
    private final OidcFlow flow = new OidcFlow(outbound, new OidcEndpoints(outbound, clock), json, clock);

    @AfterEach
    void close() {
        linkedIn.close();
    }

    @Test
    void doesWithoutWhatLinkedInLeavesOut() {
        linkedIn.does(OidcStandIn.Mischief.LINKEDINS_WAY);
        linkedIn.person(Map.of("sub", "li-1", "email", "lin@example.com", "email_verified", "true"));
        URI out = flow.begin(partner(), JOURNEY, WAY);
        assertThat(out.getQuery()).doesNotContain("code_challenge").contains("scope=openid profile email");
        var vouched = flow.finish(
                partner(), JOURNEY, StandIn.parameters(StandIn.sentOn(out).getRawQuery()), WAY);
        assertThat(vouched.subjects()).containsExactly("li-1");
        assertThat(vouched.attributes()).containsKey("email");
    }

    @Test
    void refusesANonceThatIsNotOurs() {
        linkedIn.does(OidcStandIn.Mischief.LINKEDINS_WAY_WITH_ANOTHERS_NONCE);
        Map<String, String> answer = StandIn.parameters(
                StandIn.sentOn(flow.begin(partner(), JOURNEY, WAY)).getRawQuery());
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> flow.finish(partner(), JOURNEY, answer, WAY))
                .withMessageContaining("nonce");
    }

    private Partner partner() {
        String at = linkedIn.address();
        return new Partner(
                Kind.LINKEDIN,
                Map.of(
                        "issuer", at,
                        "clientId", OidcStandIn.CLIENT,
                        "clientSecret", OidcStandIn.SECRET,
                        "authorization", at + "/authorize",
                        "token", at + "/token",
                        "keys", at + "/keys",
                        "userinfo", at + "/userinfo"));
    }
}
