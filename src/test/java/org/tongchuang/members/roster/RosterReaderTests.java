package org.tongchuang.members.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.RosterEntry.Place;
import org.tongchuang.members.roster.RosterRow.PassedOver;
import org.tongchuang.members.roster.RosterRow.PassedOver.Why;

class RosterReaderTests {

    @Test
    void readsAWholeRow() {
        RosterEntry entry = Rosters.entry(
                "姓名|性别|出生日期|学号|手机|邮箱|入学年份|毕业年份|学历|学位|学院|系|专业|班级|工作单位|职务|行业|国家|省|城市|通讯地址|微信|备注",
                "林海|男|1980.05|0098001|13800138000|lin@pku.edu.cn|1998.09|2002届|本科|学士|物理学院|物理系|应用物理|物理98-1"
                        + "|华为技术有限公司|工程师|通信|中国|广东省|深圳市|深圳市南山区（科技园）１号|linhai98|喜欢登山");
        assertThat(entry.name().full()).isEqualTo("林海");
        assertThat(entry.birthDate()).hasToString("1980-05");
        assertThat(entry.educations()).singleElement().satisfies(study -> {
            assertThat(study.studentNumber()).isEqualTo("0098001");
            assertThat(study.degree()).isEqualTo(Degree.BACHELOR);
            assertThat(study.degreeText()).isEqualTo("本科 / 学士");
            assertThat(study.entered()).hasToString("1998-09");
            assertThat(study.graduated()).hasToString("2002");
            assertThat(study.className()).isEqualTo("物理98-1");
        });
        assertThat(entry.career()).isEqualTo(new RosterEntry.Career("华为技术有限公司", "工程师", "通信"));
        assertThat(entry.place()).isEqualTo(new Place("CN", "广东", "深圳"));
        assertThat(entry.addresses()).containsExactly("深圳市南山区（科技园）1号");
        assertThat(entry.notes()).isEqualTo("喜欢登山");
    }

    @ParameterizedTest
    @CsvSource({"男,MALE", "女,FEMALE", "M,MALE", "female,FEMALE", "1,MALE", "2,FEMALE", "Ｆ,FEMALE", "男性,MALE"})
    void understandsSex(String written, Sex sex) {
        assertThat(Rosters.entry("姓名|性别", "林海|" + written).sex()).isEqualTo(sex);
    }

    @ParameterizedTest
    @CsvSource({
        "本科,BACHELOR",
        "学士,BACHELOR",
        "工学学士,BACHELOR",
        "硕士研究生,MASTER",
        "研究生,MASTER",
        "博士研究生,DOCTOR",
        "博士后,POSTDOC",
        "大专,ASSOCIATE",
        "高职,ASSOCIATE",
        "MBA,MASTER",
        "EMBA,MASTER",
        "PhD,DOCTOR",
        "Ph.D.,DOCTOR",
        "BSc,BACHELOR",
        "B.A.,BACHELOR",
        "Master of Science,MASTER",
        "专升本,BACHELOR",
        "进修生,NON_DEGREE",
        "双学士,SECOND_BACHELOR",
        "某某,OTHER",
        "工程硕士,MASTER"
    })
    void understandsDegrees(String written, Degree degree) {
        assertThat(Degree.of(written)).isEqualTo(degree);
    }

    @ParameterizedTest
    @CsvSource({
        "信息工程1998级2班,1998",
        "物理98-1,1998",
        "物理98级,1998",
        "计算机0801班,2008",
        "2015级,2015",
        "自动化2102班,2021",
        "软件工程1班,",
        "3班,",
        "2002届1班,",
        "98级01级,",
        "物理2030级,"
    })
    void readsTheIntakeFromTheClass(String className, String year) {
        RosterEntry.Education study =
                Rosters.entry("姓名|班级", "林海|" + className).educations().getFirst();
        assertThat(study.entered() == null ? null : study.entered().toString()).isEqualTo(year);
        assertThat(study.entryFromClass()).isEqualTo(year != null);
    }

    @Test
    void doesNotReadAnIntakeThatSpeaksAgainstTheGraduation() {
        assertThat(Rosters.entry("姓名|班级|毕业年份", "林海|物理98级|1998")
                        .educations()
                        .getFirst()
                        .entered())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            - | - | 广东省深圳市 | CN | 广东 | 深圳
            - | - | 广东深圳 | CN | 广东 | 深圳
            - | - | 深圳市南山区 | CN | 广东 | 深圳
            - | 广东 | 深圳 | CN | 广东 | 深圳
            - | 广东省 | - | CN | 广东 | -
            - | - | 北京 | CN | 北京 | 北京
            - | 北京市 | 海淀区 | CN | 北京 | 海淀区
            - | 新疆维吾尔自治区 | 伊犁州 | CN | 新疆 | 伊犁
            - | 湖北 | 恩施土家族苗族自治州 | CN | 湖北 | 恩施土家族苗族自治州
            - | - | 吉林市 | CN | 吉林 | 吉林
            - | - | 吉林 | CN | 吉林 | -
            - | - | 香港 | HK | 香港 | 香港
            - | - | Shenzhen | CN | 广东 | 深圳
            - | - | taizhou | - | - | taizhou
            - | - | 中国 | - | - | 中国
            - | 浙江 | taizhou | CN | 浙江 | 台州
            美国 | 加利福尼亚 | 旧金山 | US | 加利福尼亚 | 旧金山
            United Kingdom | - | London | GB | - | London
            USA | - | - | US | - | -
            """)
    void understandsPlaces(
            String country, String province, String city, String code, String inProvince, String inCity) {
        RosterEntry entry =
                Rosters.entry("姓名|国家|省|城市", "林海|" + text(country) + "|" + text(province) + "|" + text(city));
        assertThat(entry.place()).isEqualTo(new Place(code, inProvince, inCity));
    }

    private static String text(String orNull) {
        return orNull == null ? "" : orNull;
    }

    @Test
    void tellsWhatIsWrongCellByCell() {
        assertThat(Rosters.problems("姓名|性别|国家|省|城市|入学年份|毕业年份|学号|是否毕业", "林海|不男|火星|湖南|深圳|2002届|98级|没有学号|也许"))
                .containsExactlyInAnyOrder(
                        "性别 sex",
                        "国家 country",
                        "城市 city-other-province",
                        "入学年份 entry-graduation",
                        "毕业年份 graduation-entry",
                        "学号 student-number",
                        "是否毕业 standing");
        assertThat(Rosters.problems("姓名|入学年份|毕业年份", "林海|2002|1998")).containsExactly("毕业年份 graduation-before-entry");
    }

    @Test
    void takesThoseWhoseGraduationLiesAheadForStudents() {
        RosterEntry entry = Rosters.entry("姓名|入学年份|毕业年份", "小雨|2023|2027年7月");
        assertThat(entry.standing()).isEqualTo(Standing.STUDENT);
        assertThat(entry.expectedGraduation()).isEqualTo(LocalDate.of(2027, 7, 31));
        assertThat(entry.educations().getFirst().graduated()).isNull();
        assertThat(Rosters.entry("姓名|预计毕业时间", "小雨|2027").expectedGraduation()).isEqualTo(LocalDate.of(2027, 6, 30));
    }

    @Test
    void readsStartAndEndFromOneCell() {
        RosterEntry.Education study =
                Rosters.entry("姓名|起止时间", "林海|1998.09-2002.07").educations().getFirst();
        assertThat(study.entered()).hasToString("1998-09");
        assertThat(study.graduated()).hasToString("2002-07");
        assertThat(Rosters.entry("姓名|入学时间", "林海|1998-2002")
                        .educations()
                        .getFirst()
                        .graduated())
                .hasToString("2002");
    }

    @Test
    void keepsLeadingZerosAndDropsWhatTheProgramAdded() {
        assertThat(Rosters.entry("姓名|学号", "林海|00123").educations().getFirst().studentNumber())
                .isEqualTo("00123");
        assertThat(Rosters.entry("姓名|学号", "林海|20180101.0")
                        .educations()
                        .getFirst()
                        .studentNumber())
                .isEqualTo("20180101");
        assertThat(Rosters.entry("姓名|学号", "林海|２０１８０１０１").educations().getFirst().studentNumber())
                .isEqualTo("20180101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "合计||3",
                "合 计|3|",
                "总计：3人||",
                "|共3人|",
                "共 3 人||",
                "制表人：张三||",
                "Total|3|",
                "制表日期：2020年6月|审核人：李四|",
                "以下空白||",
                "注：本表一式两份||",
                "第1页，共3页||"
            })
    void passesOverTotals(String line) {
        RosterRow row = Rosters.read("姓名|班级|备注", line);
        assertThat(row).isInstanceOf(PassedOver.class);
        assertThat(((PassedOver) row).why()).isEqualTo(Why.TOTALS);
        assertThat(((PassedOver) row).text()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"|北京校区||", "物理系（32人）|||", "||物理系|", "信息工程1班|||"})
    void passesOverSectionHeadings(String line) {
        assertThat(Rosters.read("姓名|学号|班级|备注", line)).matches(row -> why(row) == Why.SECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"林海|||", "|20180101||", "|||13800138000"})
    void takesNoPersonForASection(String line) {
        assertThat(Rosters.read("姓名|学号|班级|手机", line)).isNotInstanceOf(PassedOver.class);
    }

    @Test
    void takesNobodyForATotal() {
        assertThat(Rosters.read("姓名|学号", "总计|20180101")).isInstanceOf(RosterRow.Person.class);
        assertThat(Rosters.read("姓名|学号", "共青|1")).isInstanceOf(RosterRow.Person.class);
    }

    @Test
    void passesOverBlankRowsAndRepeatedHeaders() {
        RosterReader reader = new RosterReader(Rosters.layout("序号|姓名|学号|班级"), Rosters.TODAY, false);
        assertThat(reader.read(Rosters.row(1, "序号|姓名|学号|班级"))).matches(row -> why(row) == Why.TITLE);
        assertThat(reader.read(Rosters.row(2, "1|林海|001|物理"))).isInstanceOf(RosterRow.Person.class);
        assertThat(reader.read(Rosters.row(3, "2|||"))).matches(row -> why(row) == Why.BLANK);
        assertThat(reader.read(Rosters.row(4, "　|\u00a0||"))).matches(row -> why(row) == Why.BLANK);
        assertThat(reader.read(Rosters.row(7, "序号|姓 名|学号|班级"))).matches(row -> why(row) == Why.HEADER);
        assertThat(reader.blankRows()).isEqualTo(4);
    }

    private static Why why(RosterRow row) {
        return ((PassedOver) row).why();
    }

    @Property(tries = 300)
    void understandsOrRejectsAnything(@ForAll String a, @ForAll String b, @ForAll String c) {
        String header = "姓名|出生日期|身份证号|手机|邮箱|城市|班级|入学年份|学历|曾用名";
        RosterReader reader = new RosterReader(Rosters.layout(header), Rosters.TODAY, false);
        var row = SheetRow.of(2, "林海" + a, b, c, a, b, c, a, b, c, a);
        assertThat(reader.read(row)).isNotNull();
    }

    @Test
    void hasWordsForEveryProblemInBothLanguages() throws IOException {
        Pattern key = Pattern.compile(
                "(?:reject\\(|NO_DATE = |AMBIGUOUS = |OUT_OF_RANGE = |RosterRefused\\()\\s*\"([a-z-]+)\"");
        Properties chinese = messages("zh_CN");
        Properties english = messages("en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/tongchuang/members/roster"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                key.matcher(Files.readString(source)).results().forEach(found -> {
                    String last = found.group(1);
                    assertThat(chinese.stringPropertyNames())
                            .anyMatch(name -> name.equals("members.roster.problem." + last)
                                    || name.equals("members.roster.refused." + last));
                });
            }
        }
        for (RosterField field : RosterField.values()) {
            assertThat(chinese).containsKey("members.roster.field." + field.key());
        }
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (InputStream in =
                RosterReaderTests.class.getResourceAsStream("/messages/members_" + language + ".properties")) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
