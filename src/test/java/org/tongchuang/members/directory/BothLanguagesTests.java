package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongchuang.Staff;

/// Values from lists are read and looked for in either language, and kept in one.
class BothLanguagesTests extends DirectoryTrials {

    private static final String OURS = "school=双语学院";
    private static boolean there;

    @BeforeEach
    void addPeople() {
        if (there) {
            return;
        }
        there = true;
        add("""
                {"name":"贾一","education.1.school":"双语学院","education.1.degree":"DOCTOR","country":"CN","province":"浙江","city":"杭州",
                "career.1.employer":"某某所","career.1.industry":"软件和信息技术服务业","career.1.current":"true"}""");
        add("{\"name\":\"易二\",\"education.1.school\":\"双语学院\",\"country\":\"HK\",\"city\":\"香港\"}");
        add("{\"name\":\"丙三\",\"education.1.school\":\"双语学院\",\"country\":\"US\",\"city\":\"San Jose\"}");
        add("{\"name\":\"于四\",\"education.1.school\":\"双语学院\",\"country\":\"CN\",\"city\":\"西安\"}");
        awaitTotal(OURS, 4);
    }

    @Test
    void findsByPlaceDegreeAndIndustryInBothLanguages() {
        for (String typed : List.of("hangzhou", "Hangzhou", "杭州", "zhejiang", "浙江", "doctorate", "软件", "Software")) {
            assertThat(names(Staff.AUDITOR, OURS + "&q=" + typed)).as(typed).containsExactly("贾一");
        }
        for (String typed : List.of("hong kong", "\"Hong Kong\"", "香港", "中国香港")) {
            assertThat(names(Staff.AUDITOR, OURS + "&q=" + typed)).as(typed).containsExactly("易二");
        }
        for (String typed : List.of("san jose", "United States", "美国")) {
            assertThat(names(Staff.AUDITOR, OURS + "&q=" + typed)).as(typed).containsExactly("丙三");
        }
        assertThat(names(Staff.AUDITOR, OURS + "&q=xi'an")).containsExactly("于四");
        assertThat(names(Staff.AUDITOR, OURS + "&q=xian")).containsExactly("于四");
    }

    @Test
    void keepsSearchesByInitialsToNames() {
        for (String typed : List.of("h", "ha", "hang", "zh", "san", "sof", "chin")) {
            assertThat(names(Staff.AUDITOR, OURS + "&q=" + typed)).as(typed).doesNotContain("贾一", "易二", "于四");
        }
    }

    @Test
    void showsFacetsInTheReadersLanguageAndKeepsOneValueInTheAddress() {
        String english = page(Staff.AUDITOR, "/office/members?" + OURS, "en");
        assertThat(english)
                .contains(">Hangzhou<", ">Software and IT services<", ">Doctorate<", ">Hong Kong, China<", ">San Jose<")
                .contains("city=%E6%9D%AD%E5%B7%9E")
                .doesNotContain(">杭州<", "软件和信息技术服务业", "city=Hangzhou");
        assertThat(page(Staff.AUDITOR, "/office/members?" + OURS, "zh-CN"))
                .contains(">杭州<", ">软件和信息技术服务业<", ">中国香港<", "city=%E6%9D%AD%E5%B7%9E")
                .doesNotContain("Hangzhou");
        assertThat(page(Staff.AUDITOR, "/office/members?view=charts&" + OURS, "en"))
                .contains("Hangzhou");
        assertThat(page(Staff.AUDITOR, "/office/members?city=杭州&" + OURS, "en")).contains("Hangzhou ×");
    }

    @Test
    void findsAValueOfAFacetByEitherName() {
        for (String typed : List.of("hangz", "杭")) {
            assertThat(page(Staff.AUDITOR, "/office/members/facets/city?typed=" + typed + "&" + OURS, "en"))
                    .as(typed)
                    .contains(">Hangzhou<")
                    .doesNotContain(">San Jose<", ">Xi");
        }
        assertThat(page(Staff.AUDITOR, "/office/members/facets/industry?typed=software&" + OURS, "zh-CN"))
                .contains(">软件和信息技术服务业<");
    }
}
