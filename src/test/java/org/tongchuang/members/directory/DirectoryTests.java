package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;

/// Finding people, over the API and on the page, in the real index.
class DirectoryTests extends DirectoryTrials {

    private static final String SCHOOL = "寻人学院";
    private static boolean there;

    @BeforeEach
    void addPeople() {
        if (there) {
            return;
        }
        there = true;
        add("""
                {"name":"郑伟明","englishName":"William Zheng","formerName.1":"郑小毛","education.1.school":"%s","education.1.class":"寻人981","education.1.department":"甲系",
                "education.1.studentNumber":"XR98001","education.1.graduationYear":"2002","career.1.employer":"寻光半导体","career.1.title":"首席寻光师","career.1.current":"true",
                "phone.1":"13911112222","email.1":"weiming@xunren.example","idNumber":"11010519491231002X"}""".formatted(SCHOOL));
        add(
                "{\"name\":\"歐陽嵩\",\"education.1.school\":\"%s\",\"education.1.department\":\"乙系\",\"education.1.graduationYear\":\"1999\"}"
                        .formatted(SCHOOL));
        add(
                "{\"name\":\"别院人\",\"education.1.school\":\"别院\",\"education.1.graduationYear\":\"2002\",\"phone.1\":\"13911113333\"}");
        awaitTotal("school=" + SCHOOL, 2);
        awaitTotal("school=别院", 1);
    }

    @Test
    void findsAPersonHoweverTheyAreLookedFor() {
        for (String typed : List.of(
                "郑",
                "伟明",
                "鄭偉明",
                "zhengweiming",
                "zheng weiming",
                "zwm",
                "William",
                "郑小毛",
                "XR98001",
                "寻人981",
                "寻光半导体",
                "首席寻光师",
                "zhengweimin")) {
            assertThat(names(Staff.RECORDS_OFFICER, "school=" + SCHOOL + "&q=" + typed))
                    .as(typed)
                    .contains("郑伟明");
        }
        assertThat(names(Staff.RECORDS_OFFICER, "q=欧阳嵩")).contains("歐陽嵩");
        assertThat(names(Staff.RECORDS_OFFICER, "q=Wiliam&school=" + SCHOOL)).contains("郑伟明");
    }

    @Test
    void findsAnExactNumberForThoseWhoMaySeeIt() {
        for (String typed : List.of("13911112222", "139 1111 2222", "weiming@xunren.example", "11010519491231002x")) {
            assertThat(names(Staff.RECORDS_OFFICER, "q=" + typed)).as(typed).containsExactly("郑伟明");
            assertThat(names(Staff.AUDITOR, "q=" + typed)).as(typed).isEmpty();
            assertThat(names(Staff.departmentOfficer("别院"), "q=" + typed))
                    .as(typed)
                    .isEmpty();
        }
        assertThat(names(Staff.RECORDS_OFFICER, "q=1391111222")).isEmpty();
    }

    @Test
    void showsADepartmentOfficerTheirPeopleOnly() {
        Actor officer = Staff.departmentOfficer("别院");
        assertThat(names(officer, "")).contains("别院人").doesNotContain("郑伟明", "歐陽嵩");
        assertThat(names(officer, "school=" + SCHOOL)).isEmpty();
        assertThat(names(officer, "q=郑伟明")).isEmpty();
        Map<String, Object> all = find(officer, "");
        assertThat(String.valueOf(all.get("facets"))).doesNotContain(SCHOOL, "甲系", "寻光半导体");
        assertThat(page(officer, "/office/members?view=charts")).doesNotContain(SCHOOL, "寻光半导体");
        assertThat(page(officer, "/office/members/facets/school?typed=寻")).doesNotContain(">" + SCHOOL + "<");
        assertThat(page(officer, "/office/members?q=郑伟明")).doesNotContain("XR98001", "寻人981");
    }

    @Test
    void narrowsByValuesAndYears() {
        String ours = "school=" + SCHOOL;
        assertThat(names(Staff.AUDITOR, ours + "&graduationYear=2000..2005")).containsExactly("郑伟明");
        assertThat(names(Staff.AUDITOR, ours + "&graduationYear=..1999")).containsExactly("歐陽嵩");
        assertThat(names(Staff.AUDITOR, ours + "&department=甲系&department=乙系")).hasSize(2);
        assertThat(names(Staff.AUDITOR, ours + "&school=别院")).hasSize(3);
        assertThat(names(Staff.AUDITOR, ours + "&sort=graduation")).containsExactly("歐陽嵩", "郑伟明");
    }

    @Test
    void showsTheSameOnThePage() {
        String page = page(Staff.RECORDS_OFFICER, "/office/members?school=" + SCHOOL);
        assertThat(page).contains("郑伟明", "歐陽嵩", "寻光半导体").doesNotContain("别院人");
        for (String view : List.of("cards", "charts")) {
            assertThat(page(Staff.RECORDS_OFFICER, "/office/members?view=" + view + "&school=" + SCHOOL))
                    .contains(SCHOOL);
        }
    }

    @Test
    void refusesQuestionsThatMakeNoSense() {
        List<String> answered = new ArrayList<>();
        for (String wrong : List.of(
                "after=nonsense",
                "after=" + "A".repeat(400),
                "size=0",
                "size=201",
                "size=x",
                "sort=name;drop",
                "graduationYear=x",
                "graduationYear=2002..1998",
                "q=" + "长".repeat(201))) {
            if (ask(Staff.AUDITOR, wrong).getResponse().getStatus() != 422) {
                answered.add("API " + wrong);
            }
            MvcTestResult page = web.get()
                    .uri("/office/members?" + wrong)
                    .with(as(Staff.AUDITOR))
                    .exchange();
            if (page.getResponse().getStatus() != 422) {
                answered.add("page " + wrong);
            }
        }
        assertThat(answered).isEmpty();
        assertThat(ask(Staff.AUDITOR, "after=nonsense"))
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    /// One edit may meet a pause of the machine, half of them don't.
    @Test
    void findsAnEditWithinASecond() {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long saved = System.nanoTime();
            add("{\"name\":\"新近人\",\"education.1.school\":\"新近学院%d\"}".formatted(i));
            awaitTotal("school=新近学院" + i, 1);
            took.add(System.nanoTime() - saved);
        }
        took.sort(null);
        assertThat(took.get(4)).as("nanoseconds: " + took).isLessThan(A_SECOND_NANOS);
    }

    @Test
    void servesAndTakesEditsWhileItIsBuiltAnew() {
        for (int i = 0; i < 5; i++) {
            String school = "重整学院" + i;
            String id = add("{\"name\":\"重整甲\",\"education.1.school\":\"%s\"}".formatted(school));
            awaitTotal("school=" + school, 1);
            assertThat(index.rebuild()).isTrue();
            add("{\"name\":\"重整乙\",\"education.1.school\":\"%s\"}".formatted(school));
            change(id, "{\"name\":\"重整丙\"}");
            do {
                assertThat(names(Staff.AUDITOR, "school=" + SCHOOL)).hasSize(2);
            } while (index.rebuilding() != null);
            awaitTotal("school=" + school + "&q=重整丙", 1);
            assertThat(names(Staff.AUDITOR, "school=" + school)).containsExactlyInAnyOrder("重整丙", "重整乙");
        }
    }

    @Test
    void notesWhatNobodyWasFoundFor() {
        names(Staff.RECORDS_OFFICER, "q=查无此人甲");
        names(Staff.RECORDS_OFFICER, "q=13900009999");
        assertThat(page(Staff.RECORDS_OFFICER, "/office/nothing-found"))
                .contains("查无此人甲")
                .doesNotContain("13900009999");
    }
}
