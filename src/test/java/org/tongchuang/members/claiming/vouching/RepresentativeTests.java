package org.tongchuang.members.claiming.vouching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
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

/// The office names those who speak for a class, on pages and over the API.
@SpringBootTest
@AutoConfigureMockMvc
class RepresentativeTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private Representatives representatives;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void namesSomebodyOnceAndTakesItBackAndBackAgain() {
        Member he = added("何代表", "代表学院", "代一班");
        assertThat(page("/office/representatives/" + he.id())).contains("何代表", "代一班", "指定为代表");
        assertThat(post("/office/representatives/" + he.id() + "/1", Staff.RECORDS_OFFICER))
                .hasStatus(303);
        assertThat(post("/office/representatives/" + he.id() + "/1", Staff.RECORDS_OFFICER))
                .hasStatus(303);
        assertThat(representatives.of(he.id())).hasSize(1);
        assertThat(page("/office/representatives?q=代一")).contains("何代表", "代一班", "陈晓");
        assertThat(page("/office/representatives?q=查无此班")).contains("没有找到这样的班级");

        var post = representatives.of(he.id()).getFirst();
        assertThat(post("/office/representatives/posts/" + post.id() + "/remove", Staff.RECORDS_OFFICER))
                .hasStatus(303)
                .hasHeader("Location", "/office/representatives");
        assertThat(representatives.of(he.id())).isEmpty();
        assertThat(post("/office/representatives/posts/" + post.id() + "/remove", Staff.RECORDS_OFFICER))
                .hasStatus(404);
        assertThat(jdbc.sql("select count(*) from privacy.audit_event where subjects @> array[cast(:id as uuid)]"
                                + " and act like 'members.representative.%'")
                        .param("id", he.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void tellsProgramsTheSamePageByPage() {
        for (int n = 0; n < 3; n++) {
            Member one = added("程序代表" + n, "程序学院", "程" + n + "班");
            assertThat(ask(one, 1, Staff.RECORDS_OFFICER)).hasStatusOk();
            assertThat(ask(one, 1, Staff.RECORDS_OFFICER)).hasStatusOk();
        }
        MvcTestResult first = get("/api/v1/class-representatives?q=程序学院&size=2", Staff.RECORDS_OFFICER);
        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(2);
        String next = text(first).replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(get("/api/v1/class-representatives?q=程序学院&size=2&after=" + next, Staff.RECORDS_OFFICER))
                .bodyJson()
                .extractingPath("$.items[*].className")
                .asArray()
                .containsExactly("程2班");
    }

    @Test
    void refusesWhatNamesNoClass() {
        Member none = added("无班人", "代表学院", null);
        assertThat(post("/office/representatives/" + none.id() + "/1", Staff.RECORDS_OFFICER))
                .hasStatus(422);
        assertThat(ask(none, 7, Staff.RECORDS_OFFICER)).hasStatus(422);
        assertThat(page("/office/representatives/" + none.id())).contains("还没有写明学院和班级");
    }

    @Test
    void letsEachOfficerNameWithinTheirReachAndNobodyElse() {
        Member beyond = added("界外代表", "远方学院", "远一班");
        Actor officer = Staff.departmentOfficer("代表学院");
        assertThat(ask(beyond, 1, officer)).hasStatus(404);
        assertThat(ask(beyond, 1, Staff.AUDITOR)).hasStatus(403);
        assertThat(ask(beyond, 1, Staff.alum(beyond.id(), "界外代表"))).hasStatus(403);
        assertThat(ask(beyond, 1, Staff.RECORDS_OFFICER)).hasStatusOk();
        assertThat(text(get("/office/representatives?q=远方", officer))).doesNotContain("界外代表");
        var post = representatives.of(beyond.id()).getFirst();
        assertThat(web.delete()
                        .uri("/api/v1/class-representatives/" + post.id())
                        .with(as(officer)))
                .hasStatus(404);
        assertThat(representatives.of(beyond.id())).hasSize(1);
    }

    private MvcTestResult ask(Member member, int education, Actor actor) {
        return web.post()
                .uri("/api/v1/class-representatives")
                .contentType("application/json")
                .content("{\"member\":\"%s\",\"education\":%d}".formatted(member.id(), education))
                .with(as(actor))
                .exchange();
    }

    private MvcTestResult post(String path, Actor actor) {
        return web.post().uri(path).with(as(actor)).with(csrf()).exchange();
    }

    private MvcTestResult get(String path, Actor actor) {
        return web.get().uri(path).with(as(actor)).exchange();
    }

    private String page(String path) {
        return text(get(path, Staff.RECORDS_OFFICER));
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Member added(String name, String school, @org.jspecify.annotations.Nullable String className) {
        Map<String, String> facts = new java.util.TreeMap<>(Map.of("name", name, "education.1.school", school));
        if (className != null) {
            facts.put("education.1.class", className);
        }
        Member member = Member.create(
                MemberId.next(),
                Facts.of(facts),
                new Origin(Source.OFFICE, java.time.Instant.parse("2026-01-01T00:00:00Z"), null, "测试", null));
        members.add(List.of(member));
        return member;
    }
}
