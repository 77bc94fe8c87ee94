package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tongchuang.Staff.as;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.integrations.sheets.SheetWriter;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;

/// Whole imports: from a file handed in to records, and back.
class RosterImportTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,手机,工作单位";
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Origin SELF = new Origin(Source.SELF, THEN, null, "本人", null);
    private static final Origin OFFICE = new Origin(Source.OFFICE, THEN, UUID.randomUUID(), "陈晓", null);

    @Test
    void takesInAFileAsTheRegistrySavedIt() {
        byte[] csv = csv(
                HEADER, "䶮大海,G1001,文学院,中文981,13800001001,", "𠮷田,G1002,文学院,中文981,,新华社", "买买提·吐尔逊,G1003,文学院,中文981,,");
        Done done = imported("毕业生.csv", new String(csv, StandardCharsets.UTF_8).getBytes(GBK));
        assertThat(done.counts()).containsExactly(3L, 3L, 0L, 0L, 0L);
        assertThat(String.valueOf(done.all().get("encoding"))).containsIgnoringCase("GB18030");
        assertThat(only("䶮大海").facts().get("phone.1")).isEqualTo("+8613800001001");
        assertThat(only("𠮷田").facts().get("career.1.employer")).isEqualTo("新华社");
        assertThat(only("买买提·").educations().getFirst().className()).isEqualTo("中文981");
    }

    @Test
    void namesWhomItTookIn() {
        Done done = imported(csv("姓名,学号,学院,班级", "点名甲,N1001,法学院,法学9801班"));
        assertThat(page("/office/imports/" + done.id() + "?show=created"))
                .contains(">点名甲 · 法学院 · 法学9801班</a>")
                .doesNotContain("Open the record");
    }

    @Test
    void takesInAWorkbook() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(file, "名单")) {
            sheet.write(List.of("姓名", "学号", "学院"));
            sheet.write(List.of("表格甲", "007001", "数学学院"));
            sheet.write(List.of("表格乙", "007002", "数学学院"));
        }
        assertThat(imported("名单.xlsx", file.toByteArray()).counts()).containsExactly(2L, 2L, 0L, 0L, 0L);
        assertThat(only("表格甲").educations().getFirst().studentNumber()).isEqualTo("007001");
    }

    @Test
    void changesNothingTheSecondTime() {
        byte[] csv = csv(
                "姓名,学号,学院,班级,出生日期,手机",
                "重复一,R2001,法学院,法学01,1980-01-02,13900002001",
                "重复二,,法学院,法学01,1980-03-04,",
                "重复三,,法学院,,,",
                "重复四,R2004,,,,");
        assertThat(imported(csv).counts()).containsExactly(4L, 4L, 0L, 0L, 0L);
        List<Member> before = named("重复");
        assertThat(imported(csv).counts()).containsExactly(4L, 0L, 0L, 4L, 0L);
        assertThat(named("重复")).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void accountsForEveryRow() {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 4_500; n++) {
            lines.add(n % 10 == 3 ? ",T3%04d,化学院,化学01,,".formatted(n) : "核对%d,T3%04d,化学院,,,".formatted(n, n));
        }
        assertThat(imported(csv(HEADER, lines)).counts()).containsExactly(4_500L, 4_050L, 0L, 0L, 450L);
        assertThat(named("核对").size()).isEqualTo(4_050);
        assertThat(tried(csv(HEADER, lines)).counts()).containsExactly(4_500L, 0L, 0L, 4_050L, 450L);
    }

    @Test
    void tellsOldAndNewValuesOfWhatItChanges() {
        imported(csv(HEADER, "变更甲,C4001,物理学院,物理981,13900004001,北京大学", "变更乙,C4002,物理学院,物理981,,"));
        Done done = imported(csv(HEADER, "变更甲,C4001,物理学院,物理982,13900004001,清华大学", "变更乙,C4002,物理学院,物理981,,"));
        assertThat(done.counts()).containsExactly(2L, 0L, 1L, 1L, 0L);
        assertThat(page("/office/imports/" + done.id() + "?show=updated")).contains("物理981", "物理982", "清华大学");
        Member member = only("变更甲");
        assertThat(member.educations().getFirst().className()).isEqualTo("物理982");
        assertThat(member.careers())
                .extracting("employer", "current")
                .contains(tuple("清华大学", true), tuple("北京大学", false));
    }

    @Test
    void triesJustAsItWouldRunButTouchesNoRecord() {
        List<String> lines =
                new ArrayList<>(List.of("试行零,D5000,医学院,临床1,13900005000,", "试行零,D5000,医学院,临床1,13900005000,"));
        for (int n = 1; n < 2_200; n++) {
            lines.add("试行%d,D5%04d,医学院,临床1,,".formatted(n, n));
        }
        lines.add("试行零,D5000,医学院,临床1,13900005000,"); // in a later batch, all the same
        lines.add("试行1,D50001,医学院,临床1,,协和医院"); // in a later batch, one cell more
        lines.add(",D5999,医学院,临床1,,");
        Done tried = tried(csv(HEADER, lines));
        assertThat(named("试行")).isEmpty();
        Done run = imported(csv(HEADER, lines));
        assertThat(run.counts()).containsExactly(2_204L, 2_200L, 1L, 2L, 1L);
        assertThat(tried.counts()).isEqualTo(run.counts());
    }

    @Test
    void rejectsARowThatIsTwoPeople() {
        String header = "姓名,学号,学院,身份证号";
        imported(csv(header, "两人甲,E6001,商学院,", "两人乙,,商学院,110101198001010010"));
        Done done = imported(csv(header, "两人甲,E6001,商学院,110101198001010010"));
        assertThat(done.counts()).containsExactly(1L, 0L, 0L, 0L, 1L);
        assertThat(page("/office/imports/" + done.id() + "?show=rejected"))
                .contains("The student number and the ID number belong to two different people");
    }

    @Test
    void offersWhatSpeaksAgainstThePersonsOwnWord() {
        byte[] csv = csv(HEADER, "本人甲,F7001,外语学院,英语01,,新华社");
        imported(csv);
        Member member = only("本人甲");
        members.save(member.edit(Map.of("education.1.class", "英语02", "career.1.employer", "路透社"), SELF));
        assertThat(number(imported(csv).all(), "offered")).isPositive();
        member = only("本人甲");
        assertThat(member.educations().getFirst().className()).isEqualTo("英语02");
        assertThat(member.careers()).extracting("employer").containsExactly("路透社");
        String record = "/office/members/" + member.id();
        assertThat(page(record)).contains("Values to decide on", "英语01");

        decide(record, "education.1.class", true);
        assertThat(only("本人甲").educations().getFirst().className()).isEqualTo("英语01");
        for (String path : offered(member)) {
            decide(record, path, false);
        }
        assertThat(only("本人甲").careers()).extracting("employer").containsExactly("路透社");
        assertThat(page(record)).doesNotContain("Values to decide on");
    }

    private List<String> offered(Member member) {
        return jdbc.sql("select path from members.offer where member_id = ?")
                .param(member.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void decide(String record, String path, boolean take) {
        press(record + "/offers", Map.of("path", path, "take", String.valueOf(take)));
    }

    @Test
    void readsCellsAsTheyWerePutRight() {
        Done tried = tried(csv(HEADER, "改正甲,H8001,法学院,,1390000800,", "改正乙,H8002,法学院,,13900008002,"));
        String here = "/office/imports/" + tried.id();
        assertThat(page(here + "?show=problems")).contains("A mobile number has 11 digits");
        press(here + "/rows/2", Map.of("column", "手机", "value", "13900008001"));
        press(tried.id(), "check");
        assertThat(number(ended(tried.id()).all(), "problems")).isZero();
        press(tried.id(), "run");
        assertThat(ended(tried.id()).counts()).containsExactly(2L, 2L, 0L, 0L, 0L);
        assertThat(only("改正甲").facts().get("phone.1")).isEqualTo("+8613900008001");
    }

    @Test
    void listsProblemsInTheCallersLanguage() {
        Done tried = tried(csv(HEADER, "问题甲,P9001,法学院,,1390000900,"));
        for (var language :
                Map.of("zh-CN", "手机号", "en", "A mobile number has 11 digits").entrySet()) {
            var answer = web.get()
                    .uri(API + "/" + tried.id() + "/problems")
                    .header("Accept-Language", language.getKey())
                    .with(as(Staff.RECORDS_OFFICER))
                    .exchange();
            String sheet = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
            assertThat(sheet).startsWith("\uFEFF").contains("2,手机,1390000900,", language.getValue());
            assertThat(sheet.contains("A mobile")).isEqualTo(language.getKey().equals("en"));
        }
    }

    @Test
    void followsAMappingGivenAsJson() {
        byte[] file = csv("甲列,乙列,学院", "映射甲,M1001,法学院");
        var answer = send(
                Staff.RECORDS_OFFICER,
                "m.csv",
                file,
                Map.of("mapping", "{\"甲列\":\"name\",\"乙列\":\"studentNumber\"}"),
                null);
        assertThat(answer).hasStatus(202);
        ended(String.valueOf(read(answer).get("id")));
        assertThat(only("映射甲").educations().getFirst().studentNumber()).isEqualTo("M1001");
        for (String wrong :
                List.of("{", "{\"甲列\":\"nonsense\"}", "{\"没有\":\"name\"}", "[1]", "{\"甲列\":null}", "\"x\"")) {
            assertThat(send(Staff.RECORDS_OFFICER, "m.csv", file, Map.of("mapping", wrong), null))
                    .as(wrong)
                    .hasStatus(422);
        }
    }

    @Test
    void remembersAMappingByName() {
        byte[] file = csv("姓名,乙列,学院,备注二", "记住甲,M2001,法学院,无");
        press(
                upload(file),
                Map.of("field.0", "name", "field.1", "studentNumber", "field.2", "school", "remember", "教务处"));
        String other = upload(file);
        assertThat(page(other)).contains("教务处");
        press(other + "/as", Map.of("as", "教务处"));
        Done seen = status(other.replaceAll(".*/([0-9a-f-]{36})/columns", "$1"));
        assertThat(String.valueOf(seen.all().get("mapping"))).contains("姓名=name", "乙列=studentNumber");
    }

    private String upload(byte[] file) {
        var answer = web.perform(MockMvcRequestBuilders.multipart("/office/imports")
                .file(new MockMultipartFile("file", "f.csv", null, file))
                .with(as(Staff.RECORDS_OFFICER))
                .with(SecurityMockMvcRequestPostProcessors.csrf()));
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }

    @Test
    void takesARepeatedRequestAsOne() {
        byte[] file = csv(HEADER, "幂等甲,I1001,法学院,,,");
        var one = read(send(Staff.RECORDS_OFFICER, "i.csv", file, Map.of(), "key-1"))
                .get("id");
        var again = read(send(Staff.RECORDS_OFFICER, "i.csv", file, Map.of(), "key-1"))
                .get("id");
        var others = read(send(Staff.ADMINISTRATOR, "i.csv", file, Map.of(), "key-1"))
                .get("id");
        assertThat(again).isEqualTo(one);
        assertThat(others).isNotEqualTo(one);
        ended(String.valueOf(one));
        assertThat(ended(String.valueOf(others)).counts()).containsExactly(1L, 0L, 0L, 1L, 0L);
    }

    @Test
    void goesOnAfterBeingStoppedAndIsUndoneAsAWhole() {
        List<String> lines = IntStream.range(0, 12_000)
                .mapToObj("停止%1$d,J%1$05d,地学院,,,"::formatted)
                .toList();
        String id = begin("big.csv", csv(HEADER, lines), false);
        while (status(id).created() == 0) {
            pause();
        }
        post(id, "cancel");
        Done stopped = ended(id);
        assertThat(stopped.state()).isEqualTo("CANCELLED");
        assertThat(stopped.created())
                .isBetween(1L, 11_999L)
                .isEqualTo(named("停止").size());
        press(id, "run");
        assertThat(ended(id).counts()).containsExactly(12_000L, 12_000 - stopped.created(), 0L, stopped.created(), 0L);
        assertThat(named("停止").size()).isEqualTo(12_000);
        undone(id);
        assertThat(named("停止").size()).isZero();
    }

    @Test
    void canBeUndoneAfterBeingTriedOnceMore() {
        Done done = imported(csv(HEADER, "又试甲,K1001,法学院,,,"));
        press(done.id(), "check");
        ended(done.id());
        assertThat(page("/office/imports/" + done.id())).contains("Undo this import");
        undone(done.id());
        assertThat(named("又试甲")).isEmpty();
    }

    @Test
    void undoesWhatItDidAndNothingElse() {
        imported(csv(HEADER, "撤销旧,U1000,法学院,法学01,,新华社"));
        Done done = imported(
                csv(HEADER, "撤销旧,U1000,法学院,法学02,13900010000,人民日报", "撤销新,U1001,法学院,法学01,,", "撤销改,U1002,法学院,法学01,,"));
        members.save(only("撤销改").edit(Map.of("city", "杭州"), OFFICE));
        members.save(only("撤销旧").edit(Map.of("phone.1", "+8613900019999", "interest.1", "围棋"), OFFICE));

        assertThat(undone(done.id()).state()).isEqualTo("UNDONE");
        assertThat(named("撤销新")).isEmpty();
        Member old = only("撤销旧");
        assertThat(old.educations().getFirst().className()).isEqualTo("法学01");
        assertThat(old.facts().get("phone.1")).isEqualTo("+8613900019999");
        assertThat(old.facts().get("interest.1")).isEqualTo("围棋");
        assertThat(old.careers()).extracting("employer", "current").containsExactly(tuple("新华社", true));
        Member kept = only("撤销改");
        assertThat(kept.facts().get("city")).isEqualTo("杭州");
        assertThat(kept.facts().has("education.1.studentNumber")).isFalse();

        assertThat(post(done.id(), "undo")).hasStatus(202);
        assertThat(until(done.id(), "UNDONE").state()).isEqualTo("UNDONE");
        assertThat(only("撤销旧")).isEqualTo(old);
    }

    @Test
    void takesBackWhatItOfferedWhenUndone() {
        imported(csv(HEADER, "撤回甲,V1001,外语学院,英语01,,"));
        Member member = only("撤回甲");
        members.save(member.edit(Map.of("education.1.class", "英语02"), SELF));
        Done done = imported(csv(HEADER, "撤回甲,V1001,外语学院,英语03,,"));
        assertThat(offered(member)).containsExactly("education.1.class");
        undone(done.id());
        assertThat(offered(member)).isEmpty();
    }

    @Test
    void notesPeopleWhoMayBeOne() {
        Done done = imported(csv("姓名,学号,学院,出生日期", "相似甲,W1001,法学院,1980-01-02", "相似甲,W1002,法学院,1980-01-02"));
        assertThat(number(done.all(), "possibleDuplicates")).isEqualTo(1);
        assertThat(named("相似甲")).hasSize(2);
    }

    @Test
    void leavesATraceOfEachActOnAnImport() {
        Done done = imported(csv(HEADER, "痕迹甲,X1001,法学院,,,"));
        assertThat(web.get().uri(API + "/" + done.id() + "/problems").with(as(Staff.RECORDS_OFFICER)))
                .hasStatusOk();
        undone(done.id());
        assertThat(jdbc.sql("select act from privacy.audit_event where detail ->> 'import' = ? order by id")
                        .param(done.id())
                        .query((row, n) -> row.getString(1))
                        .list())
                .contains(
                        "members.import.uploaded",
                        "members.import.finished",
                        "members.import.problems.read",
                        "members.import.undo");
    }
}
