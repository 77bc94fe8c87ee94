package org.tongchuang.integrations.campus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import tools.jackson.databind.json.JsonMapper;

/// CAS as its protocol text has it, and servers that do otherwise.
class CasTests {

    private static final Journey JOURNEY = new Journey(
            "state", "", "", URI.create("http://localhost/back"), URI.create("http://localhost/metadata"), false);

    private final CasStandIn campus = new CasStandIn();
    private final Partner partner = new Partner(Kind.CAS, Map.of("server", campus.address() + "/cas/"));
    private final Cas cas = new Cas(new Outbound(JsonMapper.builder().build(), Duration.ofSeconds(1)));

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void readsWhoItIs() {
        Vouched vouched = walk();
        assertThat(vouched.subjects()).containsExactly("20150101");
        assertThat(vouched.attributes())
                .containsEntry("user", List.of("20150101"))
                .containsEntry("cn", List.of("林海"))
                .containsEntry("memberOf", List.of("students", "物理学院"));
    }

    @Test
    void takesNoTicketTwice() {
        Map<String, String> answer = answered();
        cas.finish(partner, JOURNEY, answer);
        refused(VouchRefused.Reason.UNTRUSTED, answer);
    }

    @Test
    void takesNoTicketMadeForAnotherAddress() {
        Map<String, String> answer = answered();
        Journey other = new Journey(
                "state", "", "", URI.create("http://localhost/other"), URI.create("http://localhost/metadata"), false);
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> cas.finish(partner, other, answer))
                .withMessageContaining("INVALID_SERVICE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1-proxy", "ST-1 2", "ST-", "TGT-1", "ST-1\n2"})
    void takesNothingThatIsNoServiceTicket(String ticket) {
        refused(VouchRefused.Reason.UNTRUSTED, Map.of("ticket", ticket));
        assertThat(campus.asked("/cas/p3/serviceValidate")).isZero();
    }

    @Test
    void takesNobodyWithoutATicket() {
        refused(VouchRefused.Reason.DECLINED, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "ENTITIES, UNTRUSTED",
        "TWO_USERS, UNTRUSTED",
        "NO_USER, UNTRUSTED",
        "THROUGH_A_PROXY, UNTRUSTED",
        "NESTED_SUCCESS, UNTRUSTED",
        "OTHER_NAMESPACE, UNREACHABLE",
        "NO_XML, UNTRUSTED",
        "HUGE, UNREACHABLE",
        "SLOW, UNREACHABLE",
        "BROKEN, UNREACHABLE"
    })
    void believesNothingThatIsNotRight(CasStandIn.Mischief wrong, VouchRefused.Reason reason) {
        campus.does(wrong);
        refused(reason, answered());
    }

    private Map<String, String> answered() {
        URI back = StandIn.sentOn(cas.begin(partner, JOURNEY));
        assertThat(back.toString()).startsWith("http://localhost/back?state=state&ticket=ST-");
        return StandIn.parameters(back.getRawQuery());
    }

    private Vouched walk() {
        return cas.finish(partner, JOURNEY, answered());
    }

    private void refused(VouchRefused.Reason reason, Map<String, String> answer) {
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> cas.finish(partner, JOURNEY, answer))
                .satisfies(refused ->
                        assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason));
    }
}
