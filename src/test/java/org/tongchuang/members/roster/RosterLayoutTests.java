package org.tongchuang.members.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongchuang.integrations.sheets.SheetRow;

class RosterLayoutTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            姓名 | name
            姓　名 | name
            学生姓名 | name
            學生姓名 | name
            *姓名 | name
            姓名（必填） | name
            姓名(拼音) | pinyin
            曾用名 | formerName
            性别 | sex
            出生日期(yyyy-mm-dd) | birthDate
            出生年月 | birthDate
            学号 | studentNumber
            學號 | studentNumber
            身份证号 | idNumber
            证件号码 | idNumber
            手机（必填） | mobile
            联系电话 | mobile
            本人手机号码 | mobile
            邮箱 | email
            E-mail | email
            E-Mail Address | email
            入学年份 | entryYear
            年级 | entryYear
            毕业年份 | graduationYear
            届 | graduationYear
            预计毕业时间 | expectedGraduation
            学历/学位 | degree
            学院 | school
            院系 | school
            所在学院 | school
            系 | department
            专业 | major
            班级 | class
            工作单位 | employer
            现工作单位名称 | employer
            职务 | title
            职位 | title
            行业 | industry
            国家 | country
            省 | province
            城市 | city
            现居城市 | city
            通讯地址 | address
            微信 | wechat
            备注 | notes
            Student No. | studentNumber
            Date of Birth | birthDate
            Year of Graduation | graduationYear
            former_name | formerName
            ID number | idNumber
            """)
    void understandsHeaders(String header, String field) {
        Headings.Match match = Objects.requireNonNull(Headings.match(header));
        assertThat(match.field().key()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "序号",
                "籍贯",
                "政治面貌",
                "父亲姓名",
                "紧急联系人电话",
                "导师姓名",
                "单位性质",
                "专业代码",
                "高考成绩",
                "家长联系电话",
                "民族",
                "Emergency contact phone",
                "No."
            })
    void leavesOtherHeadersAlone(String header) {
        assertThat(Headings.match(header)).isNull();
    }

    @Test
    void findsTheHeaderBelowTitlesAndBlankRows() {
        RosterLayout layout = find("北京某大学校友名册", "（2020年6月）|||共3人", "序号|姓名|学号|手机", "1|林海|001|13800138000", "2|周敏|002|");
        assertThat(layout.headerRow()).isEqualTo(3);
        assertThat(layout.mapping()).isEqualTo(Map.of("姓名", "name", "学号", "studentNumber", "手机", "mobile"));
        assertThat(layout.unmapped()).extracting(RosterColumn::header).containsExactly("序号");
        assertThat(layout.columns().get(1).samples()).containsExactly("林海", "周敏");
        assertThat(layout.columns().get(1).confidence()).isEqualTo(1);
    }

    @Test
    void joinsAHeaderOfTwoRows() {
        RosterLayout layout = find("姓名|学号|联系方式||就业信息|", "||手机|邮箱|工作单位|职务", "林海|001|13800138000|a@qq.com|华为|工程师");
        assertThat(layout.headerRow()).isEqualTo(2);
        assertThat(layout.mapping().values())
                .containsExactly("name", "studentNumber", "mobile", "email", "employer", "title");
    }

    @Test
    void doesNotTakeAPersonForASecondHeaderRow() {
        assertThat(find("姓名|班级|备注", "林海||", "周敏||").headerRow()).isEqualTo(1);
    }

    @Test
    void takesTheLowerOfTwoHeaderRowsWhenItIsWhole() {
        assertThat(find("基本信息|||联系方式|", "姓名|性别|学号|手机|邮箱", "林海|男|001|13800138000|")
                        .headerRow())
                .isEqualTo(2);
    }

    @Test
    void guessesFromValuesWhereTheHeaderIsSilent() {
        RosterLayout layout = find("姓名|学号|联系方式|", "林海|1|a@qq.com|13800138000", "周敏|2|b@qq.com|13900139000");
        assertThat(layout.mapping()).containsEntry("联系方式", "email").containsEntry("D", "mobile");
        assertThat(layout.columns().get(3).confidence()).isEqualTo(0.5);
    }

    @Test
    void leavesTheSecondColumnOfASingleFieldUnmapped() {
        RosterLayout layout = find("姓名|学号|学号（旧）|手机|电话", "林海|1|2|3|4");
        assertThat(layout.unmapped()).extracting(RosterColumn::header).containsExactly("学号（旧）");
        assertThat(layout.mapping()).containsEntry("电话", "mobile");
    }

    @Test
    void letsAPersonDecide() {
        RosterLayout layout =
                RosterLayout.find(rows("甲|乙|丙", "林海|001|物理"), Map.of("甲", "name", "乙", "student number", "丙", ""));
        assertThat(layout.mapping()).isEqualTo(Map.of("甲", "name", "乙", "studentNumber"));
        RosterLayout changed = find("姓名|学号|旧学号", "林海|1|2").with(Map.of("旧学号", "studentNumber"));
        assertThat(changed.mapping()).isEqualTo(Map.of("姓名", "name", "旧学号", "studentNumber"));
    }

    @Test
    void knowsColumnsByLetterAndNumberToo() {
        RosterLayout layout = find("姓名|学号|甲", "x|1|林海", "y|2|王芳");
        assertThat(layout.with(Map.of("A", "", "C", "name", "2", "studentNumber"))
                        .mapping())
                .isEqualTo(Map.of("甲", "name", "学号", "studentNumber"));
        assertThat(find("姓名|学号|2", "林海|1|x").with(Map.of("2", "notes")).mapping())
                .as("a header comes first")
                .isEqualTo(Map.of("姓名", "name", "学号", "studentNumber", "2", "notes"));
        assertThat(RosterLayout.at(rows("林海|A|1", "王芳|B|2"), 0, List.of(), Map.of("a", "name", "3", "studentNumber"))
                        .mapping())
                .isEqualTo(Map.of("A", "name", "C", "studentNumber"));
        assertThat(RosterLayout.find(rows("a|b", "林海|1"), Map.of("A", "name", "B", "studentNumber"))
                        .headerRow())
                .isOne();
        for (String nowhere : List.of("0", "D", "AAAA", "4", "99999")) {
            assertRefused(Map.of(nowhere, "name"), "unknown-header", nowhere);
        }
        assertRefused(Map.of("姓名", "name", "A", "englishName"), "column-twice", "姓名");
    }

    @Test
    void takesNoCellForAHeaderThatIsALetter() {
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> RosterLayout.find(rows("林海|1班", "王芳|A", "李强|B"), Map.of("A", "name", "B", "class")))
                .satisfies(refused -> assertThat(refused.messageKey()).endsWith("no-header"));
    }

    @Test
    void namesTheFieldOrHeaderItDoesNotKnow() {
        assertRefused(Map.of("姓名", "shoeSize"), "unknown-field", "shoeSize");
        assertRefused(Map.of("鞋码", "name"), "unknown-header", "鞋码");
        assertRefused(Map.of("姓名", "name", "学号", "name"), "field-twice", "name");
    }

    private static void assertRefused(Map<String, String> mapping, String key, String arg) {
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> RosterLayout.find(rows("姓名|学号", "林海|1"), mapping))
                .satisfies(refused -> {
                    assertThat(refused.messageKey()).isEqualTo("members.roster.refused." + key);
                    assertThat(refused.args()).contains(arg);
                });
    }

    @Test
    void refusesASheetWithoutAHeader() {
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> find("林海|13800138000", "周敏|13900139000"))
                .satisfies(refused -> assertThat(refused.messageKey()).endsWith("no-header"));
    }

    @Test
    void refusesToReadWithoutAName() {
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> new RosterReader(Rosters.layout("学号|手机"), Rosters.TODAY, false));
    }

    @Test
    void namesEveryFieldInOneWordForPrograms() {
        for (RosterField field : RosterField.values()) {
            assertThat(RosterField.byKey(field.key())).isEqualTo(field);
            assertThat(RosterField.byKey(field.name())).isEqualTo(field);
        }
    }

    private static RosterLayout find(String... lines) {
        return RosterLayout.find(rows(lines), Map.of());
    }

    private static List<SheetRow> rows(String... lines) {
        return IntStream.range(0, lines.length)
                .mapToObj(i -> Rosters.row(i + 1, lines[i]))
                .toList();
    }
}
