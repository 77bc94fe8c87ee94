package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongchuang.Staff;

/// What a page offers when nobody was found, and how it is told to sort and to let go.
class HintTests extends DirectoryTrials {

    private static final String OURS = "school=提示学院";
    private static boolean there;

    @BeforeEach
    void addPeople() {
        if (!there) {
            there = true;
            add(
                    "{\"name\":\"祁卫铭\",\"city\":\"杭州\",\"education.1.school\":\"提示学院\",\"education.1.graduationYear\":\"1999\"}");
            add(
                    "{\"name\":\"安迟\",\"city\":\"宁波\",\"education.1.school\":\"提示学院\",\"education.1.graduationYear\":\"2010\"}");
            awaitTotal(OURS, 2);
        }
    }

    @Test
    void offersNamesThatSoundAlike() {
        assertThat(found(OURS + "&q=齐伟明")).contains("读音相同（Qi Weiming）：1 人", "q=qiweiming");
        assertThat(found(OURS + "&city=宁波&q=齐伟明")).contains("去掉所有筛选，读音相同（Qi Weiming）");
    }

    @Test
    void offersTheSameSearchWithoutAChoice() {
        assertThat(found(OURS + "&city=宁波&q=祁卫铭")).contains("去掉“宁波”：1 人", "只找“祁卫铭”：1 人", "去掉“祁卫铭”：1 人");
        assertThat(found(OURS + "&city=宁波&graduationYear=1999")).contains("去掉“宁波”：1 人", "去掉“1999”：1 人");
        assertThat(page(Staff.AUDITOR, "/office/members?" + OURS + "&city=宁波&q=祁卫铭", "en"))
                .contains("Without \"Ningbo\": 1");
        assertThat(found(OURS + "&q=祁卫铭 无此词")).contains("只找“祁卫铭”：1 人");
    }

    @Test
    void offersNothingBeyondTheActorsReach() {
        assertThat(page(Staff.departmentOfficer("别的学院"), "/office/members?q=齐伟明"))
                .doesNotContain("读音相同", "Qi Weiming");
    }

    @Test
    void sortsAsChosenAndSaysSo() {
        assertThat(names(Staff.AUDITOR, OURS)).containsExactly("安迟", "祁卫铭");
        assertThat(names(Staff.AUDITOR, OURS + "&sort=graduation")).containsExactly("祁卫铭", "安迟");
        assertThat(names(Staff.AUDITOR, OURS + "&sort=-updated")).containsExactly("安迟", "祁卫铭");
        assertThat(page(Staff.AUDITOR, "/office/members?" + OURS))
                .contains("aria-label=\"排序：按姓名拼音\"", "aria-sort=\"ascending\"");
        assertThat(page(Staff.AUDITOR, "/office/members?sort=-graduation&" + OURS))
                .contains("aria-label=\"排序：毕业晚的在前\"");
        assertThat(page(Staff.AUDITOR, "/office/members?q=anchi&" + OURS)).contains("aria-label=\"排序：最符合的在前\"");
    }

    @Test
    void letsGoOfOneChoiceOrAll() {
        String page = page(Staff.AUDITOR, "/office/members?view=cards&city=杭州&" + OURS);
        assertThat(page)
                .contains("href=\"/office/members?school=%E6%8F%90%E7%A4%BA%E5%AD%A6%E9%99%A2&amp;view=cards\"")
                .contains("href=\"/office/members?view=cards\">清除条件");
    }

    @Test
    void saysWhosePeopleAreCounted() {
        assertThat(page(Staff.departmentOfficer("提示学院"), "/office/members?city=杭州"))
                .contains("您负责的 提示学院，共 2 人", "1 位校友", "/ 共 2 位");
        assertThat(page(Staff.AUDITOR, "/office/members")).contains("名录里有");
    }

    private String found(String query) {
        return page(Staff.AUDITOR, "/office/members?" + query);
    }
}
