package org.tongchuang.privacy.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.members.visibility.Visibility;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.privacy.Consents;

/// People agree in words that stand there, and take it back.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class ConsentTests {

    private static final String DIRECTORY = "members.directory";

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private Consents consents;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Wordings wordings;

    @Autowired
    private ConsentRows rows;

    @Autowired
    private KeptConsents kept;

    @Autowired
    private JdbcClient jdbc;

    private Member lin = somebody();
    private Actor mine = Staff.alum(lin.id(), "同意林");

    @BeforeEach
    void add() {
        lin = somebody();
        mine = Staff.alum(lin.id(), "同意林");
        members.add(List.of(lin));
    }

    private static Member somebody() {
        return Member.create(
                MemberId.next(),
                Facts.of(Map.of("name", "同意林", "education.1.school", "同意学院")),
                new Origin(Source.ROSTER, Instant.parse("2020-01-01T00:00:00Z"), null, "同意名册", null));
    }

    @Test
    void holdsFromTheMomentItIsSaidUntilItIsTakenBack() {
        String page = text(web.get().uri("/me/consents").with(as(mine)).exchange());
        assertThat(page).contains("校友名录", "未同意", "我同意出现在校友名录里", "学校履行职责").doesNotContain("checked");
        for (int n = 0; n < 2; n++) {
            assertThat(say(mine, true, version())).hasStatus(303);
        }
        assertThat(consents.given(lin.id(), DIRECTORY)).isTrue();
        assertThat(standing()).isEqualTo(Visibility.Standing.LISTED);
        assertThat(rows.of(lin.id())).hasSize(1);
        for (int n = 0; n < 2; n++) {
            assertThat(say(mine, false, version())).hasStatus(303);
        }
        assertThat(consents.given(lin.id(), DIRECTORY)).isFalse();
        assertThat(standing()).isEqualTo(Visibility.Standing.UNLISTED);
        assertThat(rows.of(lin.id()))
                .hasSize(1)
                .first()
                .extracting(ConsentRows.Said::withdrawn)
                .isNotNull();
    }

    @Test
    void isTheSameWhereverItIsSaid() {
        assertThat(web.post()
                        .uri("/me/listed")
                        .param("listed", "true")
                        .with(as(mine))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(consents.given(lin.id(), DIRECTORY)).isTrue();
        assertThat(rows.of(lin.id()).getFirst().through()).isEqualTo("visibility");
        assertThat(web.put()
                        .uri("/api/v1/me/consents/" + DIRECTORY)
                        .contentType("application/json")
                        .content("{\"given\":false,\"version\":" + version() + "}")
                        .with(as(mine)))
                .hasStatus(204);
        assertThat(standing()).isEqualTo(Visibility.Standing.UNLISTED);
    }

    @Test
    void asksAnewWhenTheWordsChange() {
        int before = version();
        assertThat(say(mine, true, before)).hasStatus(303);
        String uri = "/office/consents/" + DIRECTORY;
        String words = "新的同意 " + UUID.randomUUID();
        for (int n = 0; n < 2; n++) {
            assertThat(word(uri, Staff.ADMINISTRATOR, before, words, "New words"))
                    .hasStatus(303);
        }
        assertThat(version()).isEqualTo(before + 1);
        assertThat(consents.given(lin.id(), DIRECTORY)).isFalse();
        // Whoever had the earlier words before them reads these first.
        assertThat(say(mine, true, before)).hasStatus(422);
        assertThat(text(web.get().uri("/me/consents").with(as(mine)).exchange()))
                .contains(words, "文字改了，请重新决定");
        assertThat(text(web.get().uri("/me").with(as(mine)).exchange())).contains("请重新决定");
        assertThat(say(mine, true, before + 1)).hasStatus(303);
        assertThat(consents.given(lin.id(), DIRECTORY)).isTrue();
        assertThat(text(web.get().uri(uri).with(as(Staff.ADMINISTRATOR)).exchange()))
                .contains(words, Staff.ADMINISTRATOR.name());
        assertThat(word(uri, Staff.ADMINISTRATOR, before, "谁先谁后", "Late")).hasStatus(422);
        assertThat(word(uri, Staff.ADMINISTRATOR, before + 1, " ", "x")).hasStatus(422);
        assertThat(text(web.get()
                        .uri("/office/consents")
                        .with(as(Staff.ADMINISTRATOR))
                        .exchange()))
                .contains("人同意");
    }

    @Test
    void asksForOneThingOnTheWayToAnother() {
        String page = text(web.get()
                .uri("/me/consents/" + DIRECTORY + "?to=/alumni")
                .with(as(mine))
                .exchange());
        assertThat(page).contains("暂不", "href=\"/alumni\"");
        assertThat(text(web.get()
                        .uri("/me/consents/" + DIRECTORY + "?to=//elsewhere.example")
                        .with(as(mine))
                        .exchange()))
                .contains("href=\"/me/consents\">暂不")
                .doesNotContain("href=\"//elsewhere.example");
        assertThat(web.get().uri("/me/consents/members.records").with(as(mine))).hasStatus(404);
    }

    @Test
    void isNobodyElsesToSay() {
        assertThat(say(Staff.ADMINISTRATOR, true, version())).hasStatus(403);
        assertThat(web.get().uri("/me/consents")).hasStatus(303);
        for (Actor nobody : List.of(mine, Staff.RECORDS_OFFICER, Staff.AUDITOR)) {
            assertThat(web.get().uri("/office/consents").with(as(nobody))).hasStatus(403);
            assertThat(word("/office/consents/" + DIRECTORY, nobody, version(), "x", "y"))
                    .hasStatus(403);
        }
    }

    @Test
    void answersForManyInOneCall() {
        List<MemberId> all =
                IntStream.range(0, 5_000).mapToObj(n -> MemberId.next()).toList();
        jdbc.sql("""
                insert into privacy.consent (id, member_id, purpose, version, given_at, through)
                select gen_random_uuid(), m, :purpose, :version, now(), 'api' from unnest(:members::uuid[]) m
                """)
                .param("purpose", DIRECTORY)
                .param("version", version())
                .param(
                        "members",
                        all.subList(0, 2_000).stream().map(MemberId::value).toArray(UUID[]::new))
                .update();
        assertThat(consents.given(all, DIRECTORY)).hasSize(2_000);
        assertThat(consents.given(List.of(), DIRECTORY)).isEmpty();
        assertThatThrownBy(() -> consents.given(all, "nobody.declared")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesAlongInAMergeAndComesBack() {
        MemberId survivor = MemberId.next();
        assertThat(say(mine, true, version())).hasStatus(303);
        UUID merge = UUID.randomUUID();
        for (int n = 0; n < 2; n++) {
            kept.merge(merge, survivor, lin.id());
            assertThat(consents.given(survivor, DIRECTORY)).isTrue();
        }
        for (int n = 0; n < 2; n++) {
            kept.separate(merge, survivor, lin.id());
            assertThat(consents.given(lin.id(), DIRECTORY)).isTrue();
        }
        assertThat(kept.export(lin.id()).toString()).contains("version=" + version(), "purpose=");
        kept.erase(lin.id());
        assertThat(rows.of(lin.id())).isEmpty();
    }

    private int version() {
        return wordings.current(purposes.named(DIRECTORY)).version();
    }

    private Visibility.Standing standing() {
        return Visibility.of(members.find(lin.id()).orElseThrow().facts()).standing();
    }

    private MvcTestResult say(Actor actor, boolean given, int version) {
        return web.post()
                .uri("/me/consents/" + DIRECTORY)
                .param("given", String.valueOf(given))
                .param("version", String.valueOf(version))
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult word(String uri, Actor actor, int version, String zh, String en) {
        return web.post()
                .uri(uri)
                .param("version", String.valueOf(version))
                .param("zh", zh)
                .param("en", en)
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
