package org.tongchuang.members.merges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Merges as staff meet them on the pages, and programs over the API.
@SpringBootTest
@AutoConfigureMockMvc
class MergePagesTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private JsonMapper json;

    @Test
    void mergesOverTheApiAndTakesApart() {
        Member kept = added(Map.of("name", "接口甲", "city", "北京"));
        Member other = added(Map.of("name", "接口甲", "city", "上海", "phone.1", "+8613922220001"));
        String body = "{\"survivor\":\"%s\",\"merged\":\"%s\",\"fields\":{\"city\":\"merged\"}}"
                .formatted(kept.id(), other.id());
        MvcTestResult made = send("/api/v1/merges", body, Staff.RECORDS_OFFICER);
        assertThat(made).hasStatus(201);
        String id = String.valueOf(read(made).get("id"));
        assertThat(now(kept).facts().get("city")).isEqualTo("上海");
        assertThat(read(send("/api/v1/merges", body, Staff.RECORDS_OFFICER))).containsEntry("id", id);

        MvcTestResult old = web.get()
                .uri("/api/v1/members/" + other.id())
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        assertThat(read(old)).containsEntry("id", kept.id().toString());

        MvcTestResult apart = send("/api/v1/merges/" + id + "/undo", "", Staff.RECORDS_OFFICER);
        assertThat(apart).hasStatusOk();
        assertThat(read(apart))
                .containsKey("undoneAt")
                .containsEntry("merged", other.id().toString());
        assertThat(now(kept).facts().get("city")).isEqualTo("北京");
        assertThat(now(other).facts()).isEqualTo(other.facts());
    }

    @Test
    void tellsAProgramWhatIsWrong() {
        Member kept = added(Map.of("name", "接口乙"));
        for (String body : List.of(
                "{\"survivor\":\"x\",\"merged\":\"y\"}",
                "{\"survivor\":\"%1$s\"}",
                "{\"survivor\":\"%1$s\",\"merged\":\"%1$s\"}",
                "{\"survivor\":\"%1$s\",\"merged\":\"%1$s\",\"fields\":{\"city\":\"both\"}}",
                "{\"survivor\":\"%1$s\",\"merged\":\"%1$s\",\"fields\":{\"city\":null}}")) {
            assertThat(send("/api/v1/merges", body.formatted(kept.id()), Staff.RECORDS_OFFICER))
                    .as(body)
                    .hasStatus(422);
        }
        String stranger = "{\"survivor\":\"%s\",\"merged\":\"%s\"}".formatted(kept.id(), MemberId.next());
        assertThat(send("/api/v1/merges", stranger, Staff.RECORDS_OFFICER)).hasStatus(404);
        assertThat(send("/api/v1/merges", stranger, Staff.AUDITOR)).hasStatus(403);
    }

    @Test
    void leadsFromTwoRecordsToOneAndBack() {
        Member kept = added(Map.of("name", "页面甲", "city", "北京", "sex", "FEMALE"));
        Member other = added(Map.of("name", "页面甲", "city", "上海", "interest.1", "围棋"));
        String query = "?survivor=" + kept.id() + "&merged=" + other.id();
        assertThat(page("/office/merges/new" + query))
                .contains("take.city", "围棋", "Shanghai", "Beijing", "The same in both", "Not the same person");
        String to = press(
                "/office/merges",
                Map.of("survivor", kept.id().toString(), "merged", other.id().toString(), "take.city", "true"));
        assertThat(to).isEqualTo("/office/members/" + kept.id());
        String record = page(to);
        assertThat(record).contains("See the merge", "围棋");
        String merge = record.replaceAll("(?s).*(/office/merges/[0-9a-f-]{36}).*", "$1");
        assertThat(web.get()
                        .uri("/office/members/" + other.id())
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange())
                .hasStatus3xxRedirection();
        members.save(now(kept).edit(Map.of("interest.1", "桥牌"), origin(Source.OFFICE)));
        assertThat(page(merge)).contains("桥牌", "whose.interest.1", "Take these records apart");
        assertThat(page("/office/merges")).contains("页面甲 → 页面甲", "Merged");
        press(merge + "/undo", Map.of("whose.interest.1", "true"));
        assertThat(now(other).facts().get("interest.1")).isEqualTo("桥牌");
        assertThat(page(merge)).contains("Taken apart by");

        press(
                "/office/merges/different",
                Map.of("survivor", kept.id().toString(), "merged", other.id().toString()));
        assertThat(page("/office/merges/new" + query)).contains("Somebody said these two are not the same person");
        press(
                "/office/merges/different/back",
                Map.of("survivor", kept.id().toString(), "merged", other.id().toString()));
        assertThat(page("/office/merges/new" + query)).doesNotContain("Somebody said");
    }

    @Test
    void beginsWithTwoPeopleTickedInTheDirectory() {
        Member one = added(Map.of("name", "勾选甲"));
        Member other = added(Map.of("name", "勾选乙"));
        for (String ids : List.of("", "?member=" + one.id(), "?member=" + one.id() + "&member=" + other.id())) {
            MvcTestResult to = web.get()
                    .uri("/office/merges/picked" + ids)
                    .with(as(Staff.RECORDS_OFFICER))
                    .exchange();
            assertThat(to.getResponse().getRedirectedUrl())
                    .isEqualTo(
                            ids.contains("&")
                                    ? "/office/merges/new?survivor=" + one.id() + "&merged=" + other.id()
                                    : "/office/members");
        }
    }

    /// The second of two officers sees that the record is another one now, and finds what they typed in its form: a
    /// changed phone in the place the old one went to, a new post under a number of its own. Nothing is written
    /// before they say so.
    @Test
    void showsWhoWasOvertakenByAMergeTheSurvivorsFormWithWhatTheyTyped() {
        Member kept = added(Map.of(
                "name",
                "旧表甲",
                "city",
                "北京",
                "phone.1",
                "+8613922230001",
                "career.1.employer",
                "甲所",
                "email.1",
                "a@x.cn"));
        Member other = added(Map.of("name", "旧表甲", "city", "上海", "phone.1", "+8613922230002", "interest.1", "围棋"));
        press(
                "/office/merges",
                Map.of("survivor", kept.id().toString(), "merged", other.id().toString()));
        Member survivor = now(kept);
        assertThat(survivor.facts().get("phone.2")).isEqualTo("+8613922230002");

        MvcTestResult late = sendForm(
                other,
                Map.of(
                        "name", "旧表甲",
                        "city", "上海",
                        "phone.1", "+8613922239999",
                        "interest.1", "围棋",
                        "career.1.employer", "乙厂",
                        "career.1.current", "false",
                        "email.1", ""));
        assertThat(late).hasStatus(409);
        String page = new String(late.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("this record was merged into 旧表甲", "action=\"/office/members/" + kept.id() + "\"")
                .contains("name=\"version\" value=\"" + survivor.version() + "\"")
                .contains("name=\"phone.2\" type=\"tel\" value=\"+8613922239999\"")
                .contains("name=\"phone.1\" type=\"tel\" value=\"+8613922230001\"")
                .contains("name=\"city\" type=\"text\" value=\"北京\"")
                .contains("name=\"career.1.employer\" type=\"text\" value=\"甲所\"")
                .contains("name=\"career.2.employer\" type=\"text\" value=\"乙厂\"")
                .contains("139 2223 0002", "a@x.cn")
                .doesNotContain("<dd></dd>");
        assertThat(now(kept)).isEqualTo(survivor);
    }

    /// What stood in the form because somebody else changed it before the merge was not typed by this officer.
    @Test
    void takesNothingForTypedThatSomebodyElseChangedBeforeTheMerge() {
        Member kept = added(Map.of("name", "旧表丙"));
        Member other = added(Map.of("name", "旧表丙", "city", "上海", "interest.1", "围棋"));
        members.save(other.edit(Map.of("city", "苏州"), origin(Source.OFFICE)));
        press(
                "/office/merges",
                Map.of("survivor", kept.id().toString(), "merged", other.id().toString()));
        MvcTestResult late = sendForm(other, Map.of("name", "旧表丙", "city", "上海", "interest.1", "桥牌"));
        assertThat(late).hasStatus(409);
        assertThat(new String(late.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("name=\"city\" type=\"text\" value=\"苏州\"", "value=\"桥牌\"");
    }

    private MvcTestResult sendForm(Member member, Map<String, String> form) {
        var request = web.post()
                .uri("/office/members/" + member.id())
                .header("Accept-Language", "en")
                .param("version", "1")
                .with(as(Staff.RECORDS_OFFICER))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        form.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    private MvcTestResult send(String address, String body, Actor actor) {
        return web.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(actor))
                .exchange();
    }

    private String press(String address, Map<String, String> fields) {
        var request = web.post()
                .uri(address)
                .with(as(Staff.RECORDS_OFFICER))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        fields.forEach((name, value) -> request.param(name, value));
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private String page(String address) {
        MvcTestResult answer = web.get()
                .uri(address)
                .header("Accept-Language", "en")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Map<String, Object> read(MvcTestResult answer) {
        return json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
    }

    private Member now(Member member) {
        return members.find(member.id()).orElseThrow();
    }

    private Member added(Map<String, String> facts) {
        Member member = Member.create(MemberId.next(), Facts.of(facts), origin(Source.ROSTER));
        members.add(List.of(member));
        return member;
    }

    private static Origin origin(Source source) {
        return new Origin(source, Instant.parse("2024-01-01T00:00:00Z"), null, "试", null);
    }
}
