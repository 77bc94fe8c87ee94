package org.tongchuang.members.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.HandClock;
import org.tongchuang.Staff;
import org.tongchuang.members.card.codes.Curves;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People with cards, a gate, and a clock whose hands the test moves.
@TestConfiguration
public class CardTrial {

    public static final HandClock CLOCK = new HandClock(Instant.parse("2027-03-02T02:00:05Z"));
    public static final Actor KEEPER = Staff.of("门卫田", Role.GATEKEEPER, Reach.NOBODY);

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private JsonMapper json;

    @Bean
    @Primary
    static HandClock handClock() {
        return CLOCK;
    }

    /// Somebody of the records.
    public Member person(String name, String... facts) {
        Map<String, @Nullable String> all = new HashMap<>(Map.of(
                "name",
                name,
                "education.1.school",
                "持卡学院",
                "education.1.class",
                "持卡 0201 班",
                "education.1.entryYear",
                "2002",
                "education.1.graduationYear",
                "2006"));
        for (int i = 0; i < facts.length; i += 2) {
            all.put(facts[i], facts[i + 1]);
        }
        Member member = Member.create(
                MemberId.next(),
                Facts.of(Map.copyOf(all)),
                new Origin(Source.ROSTER, CLOCK.instant(), null, "名册", null));
        members.add(List.of(member));
        return member;
    }

    public Actor alum(Member member) {
        return Staff.alum(member.id(), member.name());
    }

    /// What a phone gets to show this person's card with.
    public JsonNode certified(Actor whose, Phone phone) {
        MvcTestResult answer = certify(whose, phone);
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    public MvcTestResult certify(Actor whose, Phone phone) {
        return web.post()
                .uri("/card/devices")
                .param("curve", phone.curve().name())
                .param("publicKey", phone.sent())
                .param("label", "iPhone Safari")
                .with(as(whose))
                .with(csrf())
                .exchange();
    }

    public byte[] signed(Actor whose, Phone phone) {
        return Base64.getDecoder().decode(certified(whose, phone).get("signed").asString());
    }

    /// The code that this person's phone shows now.
    public String code(Actor whose) {
        Phone phone = Phone.of(Curves.ED25519);
        return phone.shows(signed(whose, phone), CLOCK.instant());
    }

    /// What the gate's API says of a code.
    public JsonNode check(Map<String, Object> sent) {
        MvcTestResult answer = ask(KEEPER, sent);
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    public MvcTestResult ask(Actor who, Map<String, Object> sent) {
        return web.post()
                .uri("/api/v1/card-checks")
                .contentType("application/json")
                .content(json.writeValueAsString(sent))
                .with(as(who))
                .exchange();
    }

    public String result(String code) {
        return check(Map.of("id", UUID.randomUUID().toString(), "code", code))
                .get("result")
                .asString();
    }

    public JsonNode read(MvcTestResult answer) {
        return json.readTree(text(answer));
    }

    public static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
