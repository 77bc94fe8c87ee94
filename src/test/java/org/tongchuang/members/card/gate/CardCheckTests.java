package org.tongchuang.members.card.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;
import static org.tongchuang.members.card.CardTrial.CLOCK;
import static org.tongchuang.members.card.CardTrial.KEEPER;
import static org.tongchuang.members.card.CardTrial.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tongchuang.Staff;
import org.tongchuang.members.card.CardTrial;
import org.tongchuang.members.card.Phone;
import org.tongchuang.members.card.codes.CardKey;
import org.tongchuang.members.card.codes.CardKeys;
import org.tongchuang.members.card.codes.Certificate;
import org.tongchuang.members.card.codes.Curves;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import tools.jackson.databind.JsonNode;

@SpringBootTest
@AutoConfigureMockMvc
@Import(CardTrial.class)
class CardCheckTests {

    @Autowired
    private CardTrial trial;

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CardKeys keys;

    @Test
    void letsInWhoeverShowsAFreshCode() {
        for (Curves curve : Curves.values()) {
            Actor lin = trial.alum(trial.person("验卡林"));
            Phone phone = Phone.of(curve);
            byte[] signed = trial.signed(lin, phone);
            JsonNode verdict = trial.check(Map.of("code", phone.shows(signed, CLOCK.instant())));
            assertThat(verdict.get("result").asString()).isEqualTo("GOOD");
            assertThat(verdict.get("light").asString()).isEqualTo("green");
            assertThat(verdict.get("name").asString()).isEqualTo("验卡林");
            assertThat(verdict.get("about").asString()).isEqualTo("持卡学院 · 持卡 0201 班");
            assertThat(verdict.get("number").asString()).matches("[1-9]\\d{3} \\d{3} \\d{3}");
        }
    }

    @Test
    void refusesAPictureOfACode() {
        Actor lin = trial.alum(trial.person("验卡旧"));
        Phone phone = Phone.of(Curves.ED25519);
        byte[] signed = trial.signed(lin, phone);
        String code = phone.shows(signed, CLOCK.instant());
        long into = CLOCK.instant().getEpochSecond() % 30;
        CLOCK.turn(Duration.ofSeconds(39 - into));
        assertThat(trial.result(code)).isEqualTo("GOOD");
        CLOCK.turn(Duration.ofSeconds(1));
        assertThat(trial.result(code)).isEqualTo("OLD");
        String ahead = phone.shows(signed, CLOCK.instant().plusSeconds(45));
        assertThat(trial.result(ahead)).isEqualTo("EARLY");
        assertThat(trial.result(phone.shows(signed, CLOCK.instant()))).isEqualTo("GOOD");
    }

    @Test
    void believesNobodyElsesSignature() {
        Actor lin = trial.alum(trial.person("验卡真"));
        Phone phone = Phone.of(Curves.ED25519);
        byte[] signed = trial.signed(lin, phone);
        String others = Phone.of(Curves.ED25519).shows(signed, CLOCK.instant());
        assertThat(trial.result(others)).isEqualTo("FORGED");
        byte[] altered = signed.clone();
        altered[30] ^= 1;
        assertThat(trial.result(phone.shows(altered, CLOCK.instant()))).isEqualTo("FORGED");
        byte[] other = signed.clone();
        other[2] ^= 1;
        assertThat(trial.result(phone.shows(other, CLOCK.instant()))).isEqualTo("UNKNOWN_KEY");
        assertThat(trial.result("TC1:NONSENSE")).isEqualTo("UNREADABLE");
        assertThat(trial.result("https://example.com")).isEqualTo("UNREADABLE");
        assertThat(trial.check(Map.of("code", others)).get("name")).isNull();
    }

    @Test
    void endsAWeekAfterThePhoneWasLastHeardOf() {
        Actor lin = trial.alum(trial.person("验卡远"));
        Phone phone = Phone.of(Curves.ED25519);
        byte[] signed = trial.signed(lin, phone);
        CLOCK.turn(Duration.ofDays(7).minusMinutes(2));
        assertThat(trial.result(phone.shows(signed, CLOCK.instant()))).isEqualTo("GOOD");
        CLOCK.turn(Duration.ofMinutes(3));
        assertThat(trial.result(phone.shows(signed, CLOCK.instant()))).isEqualTo("EXPIRED");
        assertThat(trial.result(phone.shows(trial.signed(lin, phone), CLOCK.instant())))
                .isEqualTo("GOOD");
    }

    @Test
    void noticesACodeShownTwice() {
        String code = trial.code(trial.alum(trial.person("验卡双")));
        assertThat(trial.result(code)).isEqualTo("GOOD");
        assertThat(trial.result(code)).isEqualTo("REPEATED");
    }

    @Test
    void countsACheckOnceHoweverOftenItIsTold() {
        String code = trial.code(trial.alum(trial.person("验卡次")));
        String id = UUID.randomUUID().toString();
        long before = counted();
        for (int n = 0; n < 3; n++) {
            assertThat(trial.check(Map.of("id", id, "code", code)).get("result").asString())
                    .isEqualTo("GOOD");
        }
        assertThat(counted()).isEqualTo(before + 1);
        String other = trial.code(trial.alum(trial.person("验卡另")));
        assertThat(trial.ask(KEEPER, Map.of("id", id, "code", other))).hasStatus(422);
    }

    @Test
    void countsWhatAGateJudgedByItselfAndKeepsNobodysName() {
        long before = counted();
        String told = "{\"checks\":[{\"id\":\"%s\",\"at\":\"%s\",\"result\":\"GOOD\"},{\"id\":null},null]}"
                .formatted(UUID.randomUUID(), CLOCK.instant().minusSeconds(3600));
        for (int n = 0; n < 2; n++) {
            assertThat(web.post()
                            .uri("/gate/checks")
                            .contentType("application/json")
                            .content(told)
                            .with(as(KEEPER))
                            .with(csrf()))
                    .hasStatusOk();
        }
        assertThat(counted()).isEqualTo(before + 1);
        assertThat(jdbc.sql("select column_name from information_schema.columns where table_name = 'card_check'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("id", "at", "checked_by", "verdict", "offline", "code_hash");
    }

    @Test
    void takesTheNumberAndSixDigitsInPlaceOfACamera() {
        Actor lin = trial.alum(trial.person("验卡手"));
        JsonNode kept = trial.certified(lin, Phone.of(Curves.ED25519));
        byte[] secret = Base64.getDecoder().decode(kept.get("typed").asString());
        String digits = TypedDigits.of(secret, CLOCK.instant());
        String number = kept.get("number").asString();
        assertThat(trial.result(number + " " + digits)).isEqualTo("GOOD");
        String wrong = digits.equals("000000") ? "000001" : "000000";
        assertThat(trial.result(number + " " + wrong)).isEqualTo("UNREADABLE");
        CLOCK.turn(Duration.ofSeconds(75));
        assertThat(trial.result(number + " " + digits)).isEqualTo("UNREADABLE");
    }

    @Test
    void hearsOfCardsAndPhonesThatWereTakenAway() {
        Member lin = trial.person("验卡收");
        Actor mine = trial.alum(lin);
        Phone one = Phone.of(Curves.ED25519);
        Phone two = Phone.of(Curves.ED25519);
        byte[] first = trial.signed(mine, one);
        JsonNode second = trial.certified(mine, two);
        assertThat(web.post()
                        .uri("/card/devices/" + second.get("device").asInt() + "/remove")
                        .with(as(mine))
                        .with(csrf()))
                .hasStatus(303);
        String lost = two.shows(Base64.getDecoder().decode(second.get("signed").asString()), CLOCK.instant());
        assertThat(trial.result(lost)).isEqualTo("DEVICE_REVOKED");
        assertThat(trial.certify(mine, two)).hasStatus(422);
        assertThat(trial.result(one.shows(first, CLOCK.instant()))).isEqualTo("GOOD");
        assertThat(list().get("devices").valueStream().map(JsonNode::asInt))
                .contains(second.get("device").asInt());

        assertThat(web.post()
                        .uri("/office/members/" + lin.id() + "/card/revoke")
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(trial.result(one.shows(first, CLOCK.instant().plusSeconds(30))))
                .isIn("REVOKED", "EARLY");
        long number = Long.parseLong(second.get("number").asString().replace(" ", ""));
        assertThat(list().get("cards").valueStream().map(JsonNode::asLong)).contains(number);
        assertThat(trial.certify(mine, one)).hasStatus(422);
        assertThat(text(web.get().uri("/card").with(as(mine)).exchange())).contains("已被收回", "data-gone");
    }

    @Test
    void refusesTheCardOfSomebodyWhoDied() {
        Member lin = trial.person("验卡逝");
        Actor mine = trial.alum(lin);
        Phone phone = Phone.of(Curves.ED25519);
        byte[] signed = trial.signed(mine, phone);
        members.save(lin.edit(Map.of("deceased", "true"), new Origin(Source.OFFICE, CLOCK.instant(), null, "周", null)));
        assertThat(trial.result(phone.shows(signed, CLOCK.instant()))).isEqualTo("REVOKED");
        assertThat(text(web.get().uri("/card").with(as(mine)).exchange())).contains("data-gone");
    }

    @Test
    void asksForADocumentWithAPrintedCard() {
        Actor lin = trial.alum(trial.person("验卡纸"));
        String page = text(web.get().uri("/card/print").with(as(lin)).exchange());
        assertThat(page).contains("验卡纸", "纸质卡", "<svg");
        long number = Long.parseLong(page.replaceAll("(?s).*<span class=\"number\">([0-9 ]+)</span>.*", "$1")
                .replace(" ", ""));
        String code = keys.code(new Certificate(
                Certificate.Kind.PRINTED,
                keys.signing().shortId(),
                number,
                0,
                CLOCK.instant().minusSeconds(300),
                CLOCK.instant().plusSeconds(86_400),
                false,
                "验卡纸",
                "持卡学院",
                "",
                0,
                new byte[0]));
        for (int n = 0; n < 2; n++) {
            JsonNode verdict = trial.check(Map.of("code", code));
            assertThat(verdict.get("result").asString()).isEqualTo("PRINTED");
            assertThat(verdict.get("light").asString()).isEqualTo("amber");
        }
        CLOCK.turn(Duration.ofDays(2));
        assertThat(trial.result(code)).isEqualTo("EXPIRED");
    }

    @Test
    void believesWhatAnOlderKeySignedUntilItIsWithdrawn() {
        Actor lin = trial.alum(trial.person("验卡匙"));
        Phone phone = Phone.of(Curves.ED25519);
        byte[] before = trial.signed(lin, phone);
        CardKey old = keys.signing();
        keys.renew();
        assertThat(keys.signing().id()).isNotEqualTo(old.id());
        assertThat(trial.result(phone.shows(before, CLOCK.instant()))).isEqualTo("GOOD");
        byte[] after = trial.signed(lin, phone);
        assertThat(keys.withdraw(old.id())).isTrue();
        CLOCK.turn(Duration.ofSeconds(30));
        assertThat(trial.result(phone.shows(before, CLOCK.instant()))).isEqualTo("UNKNOWN_KEY");
        assertThat(trial.result(phone.shows(after, CLOCK.instant()))).isEqualTo("GOOD");
    }

    @Test
    void isForGatekeepersOnly() {
        for (Actor other : List.of(Staff.RECORDS_OFFICER, trial.alum(trial.person("验卡外")))) {
            assertThat(trial.ask(other, Map.of("code", "x"))).hasStatus(403);
            assertThat(web.get().uri("/gate").with(as(other))).hasStatus(403);
            assertThat(web.get().uri("/gate/list").with(as(other))).hasStatus(403);
            assertThat(web.get().uri("/api/v1/card-revocations").with(as(other)))
                    .hasStatus(403);
        }
        assertThat(web.get().uri("/gate").with(as(KEEPER))).hasStatusOk();
        assertThat(web.get().uri("/api/v1/card-keys")).hasStatusOk().bodyText().contains("\"crv\":\"Ed25519\"");
        assertThat(web.get().uri("/office/members").with(as(KEEPER))).hasStatus(403);
        assertThat(web.get().uri("/card").with(as(KEEPER))).hasStatus(403);
        assertThat(trial.ask(KEEPER, Map.of("code", "x", "at", Instant.EPOCH.toString())))
                .hasStatus(422);
    }

    private JsonNode list() {
        return trial.read(web.get().uri("/gate/list").with(as(KEEPER)).exchange());
    }

    private long counted() {
        return jdbc.sql("select count(*) from members.card_check")
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
