package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.tongchuang.Cast;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// What leaves the house as a spreadsheet: who, which columns, and why.
@RecordApplicationEvents
class DirectoryExportTests extends DirectoryTrials {

    private static final String OURS = "?school=导出学院";
    private static final int PEOPLE = 1_203;
    private static boolean there;
    private static String hers = "";
    private static String other = "";

    @TempDir
    private Path folder = Path.of("");

    @Autowired
    private Members members;

    @Autowired
    private DirectoryExport export;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void addPeople() {
        if (there) {
            return;
        }
        there = true;
        hers = add("""
                {"name":"钱程","education.1.school":"导出学院","education.1.department":"导出系","education.1.studentNumber":"007","city":"杭州",
                "career.1.employer":"=HYPERLINK(\\"http://x.example\\")","career.1.title":"@总","career.1.current":"true","phone.1":"13712345678"}""");
        other = add("{\"name\":\"孙外\",\"education.1.school\":\"外导学院\",\"phone.1\":\"13787654321\"}");
        awaitTotal("school=导出学院", 1);
        awaitTotal("school=外导学院", 1);
    }

    @Test
    void writesTextThatNoSpreadsheetTakesForAFormula() throws IOException {
        MvcTestResult csv = send(
                Staff.RECORDS_OFFICER, OURS, "csv", "给学院核对", "NAME", "EMPLOYER", "TITLE", "STUDENT_NUMBER", "CITY");
        byte[] bytes = csv.getResponse().getContentAsByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(csv.getResponse().getHeader("Content-Disposition")).contains("attachment", ".csv");
        assertThat(text(csv).substring(1))
                .isEqualTo("姓名,学号,单位,职务,城市\r\n钱程,007,\"'=HYPERLINK(\"\"http://x.example\"\")\",'@总,杭州\r\n");
        String sheet = sheet(send(Staff.RECORDS_OFFICER, OURS, "xlsx", "给学院核对", "NAME", "EMPLOYER", "STUDENT_NUMBER"));
        assertThat(sheet).contains("钱程", "=HYPERLINK(", "007").doesNotContain("<f>", "<f ", "13712345678");
    }

    @Test
    void writesDownWhoTookWhatAndWhy() {
        send(Staff.RECORDS_OFFICER, OURS, "csv", "寄送校庆请柬", "NAME", "PHONE");
        assertThat(jdbc.sql("""
                        select actor_name || ' ' || (detail ->> 'columns') || ' ' || (detail ->> 'school') || ' ' || (detail ->> 'total')
                        from privacy.audit_event where act = 'members.export' and detail ->> 'reason' = '寄送校庆请柬'
                        """).query(String.class).single()).isEqualTo("陈晓 NAME, PHONE 导出学院 1");
        assertThat(jdbc.sql("""
                        select count(*) from privacy.audit_event where act = 'members.export.row'
                        and detail ->> 'reason' = '寄送校庆请柬' and subjects = array[:hers::uuid]
                        """).param("hers", hers).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void wantsAReasonAndAColumn() {
        for (String reason : List.of("", "   ", "给 ", "x".repeat(501))) {
            MvcTestResult refused = send(Staff.RECORDS_OFFICER, OURS, "csv", reason, "NAME");
            assertThat(refused).as(reason).hasStatus(422);
            assertThat(text(refused)).contains("</html>").doesNotContain("钱程");
        }
        assertThat(send(Staff.RECORDS_OFFICER, OURS, "csv", "给学院核对")).hasStatus(422);
        assertThat(send(Staff.RECORDS_OFFICER, OURS, "csv", "给学院核对", "NONSENSE"))
                .hasStatus(422);
    }

    @Test
    void givesADepartmentOfficerTheirPeopleOnly() throws IOException {
        Actor officer = Staff.departmentOfficer("外导学院");
        assertThat(text(send(officer, "", "csv", "学院自查", "NAME", "PHONE")))
                .contains("孙外")
                .doesNotContain("钱程", "13712345678");
        assertThat(sheet(send(officer, "", "xlsx", "学院自查", "NAME", "PHONE")))
                .contains("孙外")
                .doesNotContain("钱程");
        assertThat(text(send(officer, OURS, "csv", "学院自查", "NAME"))).doesNotContain("钱程");
        assertThat(send(officer, "?member=" + hers, "csv", "学院自查", "NAME")).hasStatus(404);
        assertThat(text(send(officer, "?member=" + hers + "&member=" + other, "csv", "学院自查", "NAME")))
                .contains("孙外")
                .doesNotContain("钱程");
        assertThat(page(officer, "/office/members/export" + OURS)).contains("导出 0 位校友");
    }

    @Test
    void keepsAuditorsAndProgramsWithoutTheRightFromExporting() {
        assertThat(send(Staff.AUDITOR, OURS, "csv", "审计抽查", "NAME")).hasStatus(403);
        assertThat(web.get().uri("/office/members/export" + OURS).with(as(Staff.AUDITOR)))
                .hasStatus(403);
        assertThat(web.get().uri("/api/v1/members.csv" + OURS + "&reason=审计抽查").with(as(Staff.AUDITOR)))
                .hasStatus(403);
        assertThat(page(Staff.AUDITOR, "/office/members" + OURS))
                .doesNotContain("/office/members/export", "name=\"member\"");
        Actor unsighted =
                Staff.program(org.tongchuang.shared.Right.READ_MEMBERS, org.tongchuang.shared.Right.EXPORT_MEMBERS);
        MvcTestResult answer = web.get()
                .uri("/api/v1/members.csv" + OURS + "&reason=接口导出&columns=NAME,PHONE")
                .with(as(unsighted))
                .exchange();
        assertThat(text(answer)).contains("钱程").doesNotContain("13712345678", "电话");
    }

    @Test
    void takesOnlyThoseWhoWereTicked() {
        String picked = "?member=" + other + "&member=" + hers;
        assertThat(page(Staff.RECORDS_OFFICER, "/office/members/export" + picked))
                .contains("导出 2 位校友", hers, other);
        assertThat(text(send(Staff.RECORDS_OFFICER, picked, "csv", "只要这两位", "NAME"))
                        .substring(1))
                .isEqualTo("姓名\r\n孙外\r\n钱程\r\n");
        assertThat(jdbc.sql(
                                "select detail ->> 'total' from privacy.audit_event where act = 'members.export' and detail ->> 'reason' = '只要这两位'")
                        .query(String.class)
                        .single())
                .isEqualTo("2");
        String many =
                IntStream.range(0, 201).mapToObj(i -> "&member=" + Ids.next()).reduce("?x=1", String::concat);
        assertThat(web.get().uri("/office/members/export" + many).with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(422);
        assertThat(web.get().uri("/office/members/export?member=nobody").with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(400);
    }

    /// Far more than a page, and what was read has left before the next lot is read.
    @Test
    void sendsEverybodyLotByLot() {
        transaction.executeWithoutResult(status -> members.add(IntStream.range(0, PEOPLE)
                .mapToObj(i -> Cast.linHai()
                        .with("name", "批量" + i)
                        .with("education.1.school", "批量学院")
                        .member(new MemberId(Ids.next())))
                .toList()));
        awaitPeople(PEOPLE);
        var params = new LinkedMultiValueMap<String, String>();
        params.add("school", "批量学院");
        List<Integer> lotsRead = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        export.write(
                export.order(
                        Staff.RECORDS_OFFICER,
                        DirectoryQuery.of(params, 20),
                        List.of(),
                        List.of("NAME", "SCHOOL", "EMPLOYER", "TITLE", "CITY"),
                        "csv",
                        "分批写出"),
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new IllegalStateException("one byte at a time");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        lotsRead.add(lots());
                        all.write(bytes, from, length);
                    }
                });
        assertThat(all.toString(StandardCharsets.UTF_8).lines())
                .hasSize(PEOPLE + 1)
                .doesNotHaveDuplicates();
        assertThat(lots()).isEqualTo(3);
        assertThat(lotsRead).as("lots read when something left").contains(1, 2, 3);
        assertThat(events.stream(AuditEvent.class)
                        .filter(event -> event.act().equals("members.export.row"))
                        .map(event -> event.subjects().size()))
                .containsExactly(500, 500, 203);
    }

    private int lots() {
        return (int) events.stream(AuditEvent.class)
                .filter(event -> event.act().equals("members.export.row"))
                .count();
    }

    private void awaitPeople(long people) {
        long end = System.nanoTime() + 30 * A_SECOND_NANOS;
        while (!Long.valueOf(people)
                .equals(Long.valueOf(
                        String.valueOf(find(Staff.AUDITOR, "school=批量学院").get("total"))))) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private MvcTestResult send(Actor actor, String query, String format, String reason, String... columns) {
        return web.post()
                .uri("/office/members/export" + query)
                .header("Accept-Language", "zh-CN")
                .param("format", format)
                .param("reason", reason)
                .param("columns", columns)
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    private String sheet(MvcTestResult answer) throws IOException {
        Path file =
                Files.write(folder.resolve("export.xlsx"), answer.getResponse().getContentAsByteArray());
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(all)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
    }
}
