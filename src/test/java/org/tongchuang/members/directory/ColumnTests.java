package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.tongchuang.Staff;

/// The table's columns are each browser's own choice.
class ColumnTests extends DirectoryTrials {

    private static boolean there;

    @BeforeEach
    void addSomebody() {
        if (!there) {
            there = true;
            add(
                    "{\"name\":\"列甲\",\"education.1.school\":\"列学院\",\"education.1.major\":\"列专业\",\"education.1.class\":\"列班\",\"career.1.employer\":\"列公司\",\"career.1.current\":\"true\"}");
            awaitTotal("school=列学院", 1);
        }
    }

    @Test
    void keepsTheChoiceForTheNextVisit() {
        MockHttpServletResponse answer = choose("/office/members?school=x", "graduation", "major", "nonsense", "%zz");
        Cookie chosen = Objects.requireNonNull(answer.getCookie("columns"));
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/office/members?school=x");
        assertThat(chosen.getMaxAge()).isEqualTo(31_536_000);
        assertThat(chosen.isHttpOnly()).isTrue();
        assertThat(head(new Cookie("columns", chosen.getValue())))
                .contains(">专业<", ">毕业<")
                .doesNotContain(">班级<", ">现状<", ">所在地<");
    }

    @Test
    void showsTheUsualColumnsToWhoNeverChose() {
        assertThat(head(new Cookie("other", "x")))
                .contains(">班级<", ">现状<", ">所在地<")
                .doesNotContain(">专业<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "nonsense", "major-nonsense-<script>", "----", "major-major"})
    void ignoresColumnsNobodyKnows(String written) {
        String head = head(new Cookie("columns", written));
        assertThat(head).contains(">姓名<").doesNotContain("nonsense", "<script>", ">班级<");
        assertThat(head.split(">专业<", -1)).hasSize(written.startsWith("major") ? 2 : 1);
    }

    @Test
    void canHideEveryColumnButTheName() {
        MockHttpServletResponse answer = choose("/office/members");
        assertThat(head(Objects.requireNonNull(answer.getCookie("columns"))))
                .contains(">姓名<")
                .doesNotContain(">班级<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//elsewhere.example", "/office/membersX", "/office/members?a=\r\nX: y", "https://x.example"})
    void leadsBackToTheDirectoryOnly(String back) {
        MockHttpServletResponse answer = choose(back, "major");
        assertThat(answer.getHeader("Location")).isEqualTo("/office/members");
    }

    private MockHttpServletResponse choose(String back, String... columns) {
        return web.post()
                .uri("/office/members/columns")
                .param("back", back)
                .param("column", columns)
                .with(as(Staff.AUDITOR))
                .with(csrf())
                .exchange()
                .getResponse();
    }

    private String head(Cookie cookie) {
        String page = text(web.get()
                .uri("/office/members?school=列学院")
                .header("Accept-Language", "zh-CN")
                .cookie(cookie)
                .with(as(Staff.AUDITOR))
                .exchange());
        return page.substring(page.indexOf("<thead>"), page.indexOf("</thead>"));
    }
}
