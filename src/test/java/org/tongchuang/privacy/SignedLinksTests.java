package org.tongchuang.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.tongchuang.Staff;
import org.tongchuang.privacy.keys.Keyring;
import org.tongchuang.privacy.keys.LinkKeys;

/// Tokens that prove by themselves what they are for.
@SpringBootTest
@Import(LinkKeys.class)
class SignedLinksTests {

    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final String PURPOSE = "trial.claim";

    @Autowired
    private Keyring keyring;

    @Autowired
    private LinkKeys linkKeys;

    @Test
    void saysWhatWasSigned() {
        String lasting = links(NOW).sign(PURPOSE, "林海 0190b000", null);
        assertThat(lasting).matches("[A-Za-z0-9_-]+");
        assertThat(links(NOW.plus(Duration.ofDays(9_000))).read(PURPOSE, lasting))
                .contains(new SignedLinks.Read("林海 0190b000", null));
        assertThat(links(NOW).read(PURPOSE, links(NOW).sign(PURPOSE, "", null)))
                .map(SignedLinks.Read::subject)
                .contains("");
    }

    @Test
    void expiresToTheSecond() {
        Instant until = NOW.plusSeconds(60);
        String token = links(NOW).sign(PURPOSE, "x", until);
        assertThat(links(until.minusMillis(1)).read(PURPOSE, token)).contains(new SignedLinks.Read("x", until));
        assertThat(links(until).read(PURPOSE, token)).isEmpty();
    }

    @Test
    void isForOnePurposeOnly() {
        String token = links(NOW).sign(PURPOSE, "x", null);
        assertThat(links(NOW).read("trial.clai", token)).isEmpty();
        assertThat(links(NOW).read("trial.claimm", token)).isEmpty();
        assertThat(links(NOW).sign("trial.other", "x", null)).isNotEqualTo(token);
    }

    /// Every single sign changed to every other, one left out, one put in.
    @Test
    void seesWhateverWasTamperedWith() {
        SignedLinks links = links(NOW);
        String token = links.sign(PURPOSE, "0190b000-0000-7000-8000-000000000001", NOW.plusSeconds(60));
        String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int at = 0; at < token.length(); at++) {
            String before = token.substring(0, at);
            String after = token.substring(at + 1);
            assertThat(links.read(PURPOSE, before + after)).isEmpty();
            assertThat(links.read(PURPOSE, before + "A" + token.substring(at))).isEmpty();
            char next = signs.charAt((signs.indexOf(token.charAt(at)) + 1) % signs.length());
            assertThat(links.read(PURPOSE, before + next + after))
                    .as("at " + at)
                    .isEmpty();
        }
        for (String wrong : new String[] {"", "x", "=", token + "=", token + "A", "A".repeat(5_000), "%00", "中文"}) {
            assertThat(links.read(PURPOSE, wrong)).isEmpty();
        }
    }

    @Test
    void outlivesOneRenewalOfItsKeyAndNotTwo() {
        SignedLinks links = links(NOW);
        String token = links.sign(PURPOSE, "x", null);
        linkKeys.renew(Staff.ADMINISTRATOR);
        assertThat(links.read(PURPOSE, token)).map(SignedLinks.Read::subject).isEqualTo(Optional.of("x"));
        assertThat(links.sign(PURPOSE, "x", null)).isNotEqualTo(token);
        linkKeys.renew(Staff.ADMINISTRATOR);
        assertThat(links.read(PURPOSE, token)).isEmpty();
    }

    private SignedLinks links(Instant now) {
        return new SignedLinks(keyring, Clock.fixed(now, ZoneOffset.UTC));
    }
}
