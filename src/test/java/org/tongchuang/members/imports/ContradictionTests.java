package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongchuang.members.imports.taking.Outcome;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.roster.CellProblem;

/// Rows of one file that contradict each other or bear somebody else's number: the first stands, the others are told,
/// and the file changes nothing when it comes in again.
class ContradictionTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,入学年份,出生日期,身份证号,手机,工作单位,职务,学籍状态,曾用名";

    @Autowired
    private RosterRows rows;

    @Test
    void keepsTheFirstOfTwoRowsAndTellsOfTheOther() {
        byte[] file = csv(
                HEADER,
                "两说甲,V0001,工学院,一班,2001,1982-03,,13900010001,甲公司,,,",
                "两说乙,V0002,工学院,一班,2001,,,,,,,",
                "两说甲,V0001,工学院,二班,,1982-03-04,,13900010002,乙公司,经理,,");
        for (int time = 0; time < 3; time++) {
            Done tried = tried(file);
            Done done = imported(file);
            assertThat(done.counts())
                    .isEqualTo(tried.counts())
                    .isEqualTo(time == 0 ? List.of(3L, 2L, 1L, 0L, 0L) : List.of(3L, 0L, 0L, 3L, 0L));
            Member member = only("两说甲");
            assertThat(member.facts().asMap())
                    .containsEntry("education.1.class", "一班")
                    .containsEntry("birthDate", "1982-03-04")
                    .containsEntry("career.1.employer", "甲公司")
                    .containsEntry("phone.1", "+8613900010001")
                    .containsEntry("phone.2", "+8613900010002")
                    .doesNotContainKey("career.2.employer");
            assertThat(problems(done)).extracting(CellProblem::column).containsExactly("班级", "工作单位", "职务");
            assertThat(problems(done)).allSatisfy(problem -> {
                assertThat(problem.row()).isEqualTo(4);
                assertThat(problem.args()).containsExactly("2");
            });
        }
        assertThat(page("/office/imports/" + imported(file).id() + "?show=problems"))
                .contains("Row 2 is about the same person and says otherwise");
    }

    @Test
    void letsAnotherFileSayOtherwiseAndEachOfThemStandsFirst() {
        byte[] one = csv(HEADER, "改说甲,V0011,工学院,一班,,,,,,,,", "改说甲,V0011,工学院,二班,,,,,,,,");
        byte[] other = csv(HEADER, "改说甲,V0011,工学院,三班,,,,,,,,", "改说甲,V0011,工学院,一班,,,,,,,,");
        imported(one);
        assertThat(imported(other).counts()).containsExactly(2L, 0L, 1L, 1L, 0L);
        assertThat(only("改说甲").facts().get("education.1.class")).isEqualTo("三班");
        assertThat(imported(one).counts()).containsExactly(2L, 0L, 1L, 1L, 0L);
        assertThat(imported(one).unchanged()).isEqualTo(2);
    }

    /// What a record says already speaks for the first row that repeats it.
    @Test
    void keepsTheFirstAlsoWhereItChangesNothing() {
        imported(csv(HEADER, "复说甲,V0021,工学院,一班,,,,,,,,"));
        byte[] file = csv(HEADER, "复说甲,V0021,工学院,一班,,,,,,,,", "复说甲,V0021,工学院,二班,,,,,,,,");
        assertThat(tried(file).counts()).containsExactly(2L, 0L, 0L, 2L, 0L);
        assertThat(imported(file).counts()).containsExactly(2L, 0L, 0L, 2L, 0L);
        assertThat(only("复说甲").facts().get("education.1.class")).isEqualTo("一班");
    }

    @Test
    void remembersWhatRowsSaidBeforeTheProgramWasStopped() {
        List<String> lines = new ArrayList<>();
        lines.add("断说甲,V0031,工学院,一班,,,,,,,,");
        IntStream.range(0, RowBatch.SIZE).forEach(n -> lines.add("断说%1$d,W%1$05d,工学院,,,,,,,,,".formatted(n)));
        lines.add("断说甲,V0031,工学院,二班,,,,,,,,");
        imported(csv(HEADER, lines.getFirst()));
        String id = imported(csv(HEADER, lines)).id();
        jdbc.sql("delete from members.roster_row where import_id = ?::uuid and row_number > 2001")
                .param(id)
                .update();
        jdbc.sql("update members.roster_import set state = 'RUNNING', last_row = 2001 where id = ?::uuid")
                .param(id)
                .update();
        ended(id);
        assertThat(only("断说甲").facts().get("education.1.class")).isEqualTo("一班");
        assertThat(rows.page(java.util.UUID.fromString(id), Outcome.UPDATED, false, 2001, 9))
                .isEmpty();
    }

    @Test
    void takesWhatSomebodyStudiesNowForTheirStandingWhateverTheOrder() {
        String ids = "110101199701010016";
        byte[] both = csv(
                HEADER,
                "读研甲,V0041,理学院,,2015,," + ids + ",,,,毕业,",
                "读研甲,M0041,理学院,,2024,," + ids + ",,,,在校,",
                "读研乙,M0042,理学院,,2024,,110101199702020021,,,,在校,",
                "读研乙,V0042,理学院,,2015,,110101199702020021,,,,毕业,");
        imported(both);
        assertThat(only("读研甲").facts().get("standing")).isEqualTo("STUDENT");
        assertThat(only("读研乙").facts().get("standing")).isEqualTo("STUDENT");
        assertThat(only("读研乙").educations()).hasSize(2);
        assertThat(imported(both).counts()).containsExactly(4L, 0L, 0L, 4L, 0L);
    }

    @Test
    void leavesOutARowWithSomebodyElsesIdNumber() {
        imported(csv(HEADER, "号主甲,V0051,工学院,,,,110101198503070013,,,,,"));
        byte[] file =
                csv(HEADER, "旁人午,,工学院,,,,110101198503070013,13900020001,,,,", "號主甲,,,,,,110101198503070013,,丙公司,,,");
        assertThat(tried(file).counts()).containsExactly(2L, 0L, 1L, 0L, 1L);
        Done done = imported(file);
        assertThat(done.counts()).containsExactly(2L, 0L, 1L, 0L, 1L);
        assertThat(only("號主甲").facts().list("phone")).isEmpty();
        assertThat(problems(done)).singleElement().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo("身份证号");
            assertThat(problem.messageKey()).isEqualTo("members.import.other-name");
        });
    }

    @Test
    void takesAFormerNameForThePersonsOwn() {
        imported(csv(HEADER, "曾名甲,V0061,工学院,,,,110101198503080019,,,,,"));
        assertThat(imported(csv(HEADER, "新名甲,,,,,,110101198503080019,,,,,曾名甲")).counts())
                .containsExactly(1L, 0L, 1L, 0L, 0L);
        assertThat(only("新名甲").facts().list("formerName")).containsExactly("曾名甲");
        assertThat(imported(csv(HEADER, "曾名甲,,,,,,110101198503080019,,,,,")).rejected())
                .isZero();
    }

    @Test
    void takesANewNameUnderAStudentNumberUnlessSomethingSpeaksAgainstIt() {
        imported(csv(HEADER, "同号甲,V0071,工学院,,,1980-01-02,,,,,,"));
        assertThat(imported(csv(HEADER, "改名甲,V0071,工学院,,,1980-01,,,,,,")).updated())
                .isEqualTo(1);
        assertThat(imported(csv(HEADER, "他人未,V0071,工学院,,,1981-05-06,,,,,,")).rejected())
                .isEqualTo(1);
        Done filledDown = imported(
                csv(HEADER, "下拉甲,V0072,工学院,,,,,,,,,", "下拉乙,V0072,工学院,,,,,13900030001,,,,", "下拉甲,V0072,工学院,,,,,,,,,"));
        assertThat(filledDown.counts()).containsExactly(3L, 1L, 0L, 1L, 1L);
        assertThat(problems(filledDown)).singleElement().satisfies(problem -> {
            assertThat(problem.messageKey()).isEqualTo("members.import.other-name-in-file");
            assertThat(problem.args()).containsExactly("2");
        });
    }

    /// A phone list and a foundation list that name two employers don't pile up careers by taking turns.
    @Test
    void goesBackToAnEmployerRatherThanAddItAgain() {
        byte[] one = csv(HEADER, "轮换甲,V0081,工学院,,,,,,甲公司,,,");
        byte[] other = csv(HEADER, "轮换甲,V0081,工学院,,,,,,乙公司,,,");
        for (byte[] file : List.of(one, other, one, other)) {
            imported(file);
        }
        Map<String, String> facts = only("轮换甲").facts().asMap();
        assertThat(facts).containsEntry("career.2.current", "true").doesNotContainKey("career.1.current");
        assertThat(facts.keySet()).noneMatch(path -> path.startsWith("career.3"));
    }

    private List<CellProblem> problems(Done done) {
        List<CellProblem> problems = new ArrayList<>();
        rows.eachProblem(java.util.UUID.fromString(done.id()), row -> {
            if (row.detail() != null) {
                problems.addAll(row.detail().problems());
            }
        });
        return problems;
    }
}
