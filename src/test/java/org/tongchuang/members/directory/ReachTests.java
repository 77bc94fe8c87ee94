package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;

/// Walks everything a department officer can open, and finds no trace of anybody beyond their school.
class ReachTests extends DirectoryTrials {

    /// Each stands on the outsider's record and nowhere else.
    private static final List<String> TRACES = List.of(
            "隐身豪",
            "yinshenhao",
            "Yin Shenhao",
            "Hideaway",
            "曾用影",
            "彼岸学院",
            "彼岸系",
            "彼岸专业",
            "彼岸班",
            "BA20301",
            "彼岸公司",
            "彼岸长",
            "彼岸业",
            "彼岸城",
            "13711119999",
            "hidden@bian.example",
            "1931",
            "彼岸趣");
    private static final Actor OFFICER = Staff.departmentOfficer("此岸学院");
    private static boolean there;
    private static String outsider = "";

    @BeforeEach
    void addPeople() {
        if (there) {
            return;
        }
        there = true;
        outsider = add("""
                {"name":"隐身豪","englishName":"Hideaway","formerName.1":"曾用影","city":"彼岸城","interest.1":"彼岸趣","phone.1":"13711119999",
                "email.1":"hidden@bian.example","education.1.school":"彼岸学院","education.1.department":"彼岸系","education.1.major":"彼岸专业",
                "education.1.class":"彼岸班","education.1.studentNumber":"BA20301","education.1.graduationYear":"1931",
                "career.1.employer":"彼岸公司","career.1.title":"彼岸长","career.1.industry":"彼岸业","career.1.current":"true"}""");
        add(
                "{\"name\":\"在岸\",\"education.1.school\":\"此岸学院\",\"education.1.graduationYear\":\"2003\",\"city\":\"此岸城\"}");
        awaitTotal("school=彼岸学院", 1);
        awaitTotal("school=此岸学院", 1);
    }

    @Test
    void showsNoTraceOnAnyPageOrAnswer() {
        List<String> found = new ArrayList<>();
        for (String path : List.of(
                "/office/members",
                "/office/members?view=cards",
                "/office/members?view=charts",
                "/office/members?sort=-updated&size=200",
                "/office/members?graduationYear=..1950",
                "/office/members/export",
                "/office/nothing-found",
                "/api/v1/members",
                "/api/v1/members?size=200&sort=graduation",
                "/api/v1/members.csv?reason=学院自查")) {
            look(path, "", found);
        }
        for (String field : Directory.FACETS) {
            look("/office/members/facets/" + field, "", found);
        }
        assertThat(found).isEmpty();
        assertThat(find(OFFICER, "").get("total")).isEqualTo(1);
    }

    /// Echoing what the officer typed is no trace; anything else of the same person is.
    @Test
    void showsNoTraceToWhoKnowsWhatToLookFor() {
        List<String> found = new ArrayList<>();
        for (String trace : TRACES) {
            for (String path : List.of(
                    "/office/members?q=%s",
                    "/office/members?view=charts&q=%s",
                    "/office/members?view=cards&school=此岸学院&q=%s",
                    "/office/members?q=在岸 %s",
                    "/office/members?city=%s",
                    "/office/members?employer=%s&industry=%s",
                    "/office/members?school=%s",
                    "/office/members?class=%s&view=charts",
                    "/office/members/facets/city?typed=%s",
                    "/office/members/facets/employer?typed=%s",
                    "/office/members/facets/school?q=%s",
                    "/office/members/export?q=%s",
                    "/api/v1/members?q=%s",
                    "/api/v1/members?school=%s",
                    "/api/v1/members.csv?reason=学院自查&q=%s")) {
                look(path.replace("%s", trace), trace, found);
            }
            assertThat(find(OFFICER, "q=" + trace).get("total")).as(trace).isEqualTo(0);
        }
        for (String near : List.of("隐身毫", "银身豪", "yinshenha", "Hidaway", "Hideawy")) {
            look("/office/members?q=" + near, near, found);
            assertThat(page(OFFICER, "/office/members?q=" + near)).as(near).doesNotContain("class=\"hints\"");
        }
        assertThat(found).isEmpty();
        // A year is no word that people are found by, so the list holds it as it was typed.
        look("/office/nothing-found", "1931", found);
        assertThat(found).isEmpty();
    }

    @Test
    void knowsNoSuchRecord() {
        String record = "/office/members/" + outsider;
        for (MockMvcRequestBuilder request : List.of(
                web.get().uri(record),
                web.get().uri(record + "/edit"),
                web.get().uri("/api/v1/members/" + outsider),
                web.post().uri(record).param("version", "1").param("name", "改名"),
                web.post().uri(record + "/history/1"),
                web.post().uri(record + "/offers").param("path", "city").param("take", "true"),
                web.post()
                        .uri("/office/members/export?member=" + outsider)
                        .param("reason", "学院自查")
                        .param("columns", "NAME"),
                web.patch()
                        .uri("/api/v1/members/" + outsider)
                        .contentType("application/json")
                        .content("{\"name\":\"改名\"}"))) {
            MvcTestResult answer = request.with(as(OFFICER)).with(csrf()).exchange();
            assertThat(answer).hasStatus(404);
            assertThat(text(answer)).doesNotContain(TRACES);
        }
        assertThat(names(Staff.AUDITOR, "school=彼岸学院")).containsExactly("隐身豪");
    }

    @Test
    void keepsSavedSearchesToWhoSavedThem() {
        web.post()
                .uri("/office/members/searches")
                .param("name", "隐身豪的同学")
                .param("params", "school=彼岸学院")
                .with(as(Staff.RECORDS_OFFICER))
                .with(csrf())
                .exchange();
        assertThat(page(Staff.RECORDS_OFFICER, "/office/members")).contains("隐身豪的同学");
        List<String> found = new ArrayList<>();
        look("/office/members", "", found);
        assertThat(found).isEmpty();
    }

    private void look(String path, String typed, List<String> found) {
        MvcTestResult answer = web.get().uri(path).with(as(OFFICER)).exchange();
        String text = text(answer);
        for (String trace : TRACES) {
            boolean echoed = typed.contains(trace) || trace.equals("Yin Shenhao") && typed.equals("隐身豪");
            if (!echoed && text.contains(trace)) {
                found.add(path + " shows " + trace);
            }
        }
        if (answer.getResponse().getStatus() != 200) {
            found.add(path + " answers " + answer.getResponse().getStatus());
        }
    }
}
