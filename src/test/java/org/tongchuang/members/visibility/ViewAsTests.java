package org.tongchuang.members.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
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

/// What the office is told others see.
@SpringBootTest
@AutoConfigureMockMvc
class ViewAsTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Test
    void showsWhatClassmatesSeeAndNamesWhatStaysHidden() {
        Member person = added(Map.of("shown.listed", "yes", "shown.phone", "near", "shown.work", "self"));
        String near = page(person, "near", Staff.RECORDS_OFFICER);
        assertThat(near).contains("139 2222 7001", "看看学院").doesNotContain("看看公司", "look@example.edu", "K20001");
        assertThat(near).contains("工作", "邮箱", "本人和校友办");
        assertThat(page(person, "member", Staff.RECORDS_OFFICER))
                .contains("看看学院")
                .doesNotContain("139 2222 7001");
        assertThat(page(person, "stranger", Staff.RECORDS_OFFICER))
                .contains("陌生人查不到任何人")
                .doesNotContain("看看学院");
    }

    @Test
    void tellsAProgramTheSame() {
        Member person = added(Map.of("shown.listed", "yes", "shown.phone", "members"));
        MvcTestResult told = web.get()
                .uri("/api/v1/members/" + person.id() + "/view-as?viewer=member")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        assertThat(told)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.facts['phone.1']")
                .isEqualTo("+8613922227001");
        assertThat(told).bodyJson().extractingPath("$.audiences.email").isEqualTo("self");
        assertThat(told).bodyJson().extractingPath("$.standing").isEqualTo("listed");
        assertThat(web.get()
                        .uri("/api/v1/members/" + person.id() + "/view-as?viewer=rector")
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange())
                .hasStatus(422);
    }

    @Test
    void lendsNobodyEyesThatSeeMoreThanTheirOwn() {
        Member person = added(Map.of("shown.listed", "yes", "shown.phone", "everyone"));
        assertThat(page(person, "member", Staff.AUDITOR)).contains("看看学院").doesNotContain("139 2222 7001");
    }

    private String page(Member person, String viewer, Actor actor) {
        MvcTestResult answer = web.get()
                .uri("/office/members/" + person.id() + "/view-as?viewer=" + viewer)
                .header("Accept-Language", "zh")
                .with(as(actor))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Member added(Map<String, String> choices) {
        Map<String, String> facts = new HashMap<>(Map.of(
                "name", "看看甲",
                "education.1.school", "看看学院",
                "education.1.studentNumber", "K20001",
                "career.1.employer", "看看公司",
                "phone.1", "+8613922227001",
                "email.1", "look@example.edu"));
        facts.putAll(choices);
        Origin origin = new Origin(Source.OFFICE, Instant.parse("2026-11-01T00:00:00Z"), null, "", null);
        Member person = Member.create(MemberId.next(), Facts.of(facts), origin);
        members.add(List.of(person));
        return person;
    }
}
