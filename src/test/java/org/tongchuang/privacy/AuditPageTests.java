package org.tongchuang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Right;

/// The trail as its readers get it: a page, a spreadsheet, an answer to a program.
@SpringBootTest(properties = "tongchuang.audit.seal-every=1h")
@AutoConfigureMockMvc
class AuditPageTests {

    private static final UUID ZHOU = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final UUID CHEN = UUID.fromString("0190a000-0000-7000-8000-000000000002");
    private static final String LIN = "0190b000-0000-7000-8000-000000000001";
    private static final String WANG = "0190b000-0000-7000-8000-000000000002";

    @TempDir
    private Path folder;

    @Autowired
    private MockMvcTester web;

    @Autowired
    private AuditSeals seals;

    @Autowired
    private SealMark mark;

    @Autowired
    private Looks looks;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void withFourEntries() throws java.io.IOException {
        jdbc.sql("truncate privacy.audit_event, privacy.audit_seal").update();
        // Tests that share this database may have had it sealed before.
        java.nio.file.Files.deleteIfExists(mark.file());
        write(1, ZHOU, "周敏", "members.record.read", LIN, "2026-03-01T02:00:00Z");
        write(2, CHEN, "陈晓", "members.record.changed", WANG, "2026-03-01T16:00:00Z");
        write(3, null, "", "identity.sign-in.failed", null, "2026-03-02T15:59:59Z");
        write(4, ZHOU, "周敏", "identity.sign-in", null, "2026-03-02T16:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | 4 3 2 1",
                "who=0190a000-0000-7000-8000-000000000001    | 4 1",
                "who=%E9%99%88                               | 2",
                "who=-                                       | 3",
                "name=%E9%99%88                              | 2",
                "name=%E9%99%88&who=-                        | 3",
                "who=%25                                     | ''",
                "act=members.                                | 2 1",
                "act=identity.sign-in                        | 4",
                "member=0190b000-0000-7000-8000-000000000001 | 1",
                "from=2026-03-02                             | 4 3 2",
                "to=2026-03-02                               | 3 2 1",
                "from=2026-03-02&to=2026-03-02               | 3 2",
                "who=-&act=members.                          | ''"
            })
    void findsByPersonActMemberAndDayOnThePageInTheSheetAndOverTheApi(String asked, String found) throws IOException {
        assertThat(written(text(get(Staff.AUDITOR, "/office/audit?" + asked)))).isEqualTo(found);
        assertThat(written(text(get(Staff.AUDITOR, "/api/v1/audit-events?" + asked))))
                .isEqualTo(found);
        assertThat(written(text(get(Staff.AUDITOR, "/office/audit/export.csv?" + asked))))
                .isEqualTo(found);
        assertThat(written(sheet(get(Staff.AUDITOR, "/office/audit/export.xlsx?" + asked))))
                .isEqualTo(found);
    }

    @Test
    void tellsWhoDidWhatWithWhomInWords() {
        assertThat(text(get(Staff.AUDITOR, "/office/audit?act=members.record.read")))
                .contains("2026-03-01 10:00:00", "周敏", "/office/members/" + LIN)
                .doesNotContain("members.record.read</");
        assertThat(text(get(Staff.AUDITOR, "/office/audit?who=zz"))).contains("没有符合的记录。");
    }

    @Test
    void leafsThroughEveryEntryOnceAndKeepsWhatWasAsked() {
        IntStream.range(100, 220)
                .forEach(i ->
                        write(i, CHEN, "陈晓", "members.record.read", LIN, "2026-03-0%dT00:00:00Z".formatted(3 + i % 2)));
        List<String> seen = new ArrayList<>();
        String page = "/office/audit?who=" + CHEN;
        for (int turn = 0; !page.isEmpty(); turn++) {
            assertThat(turn).isLessThan(4);
            String html = text(get(Staff.AUDITOR, page));
            Stream.of(written(html).split(" ")).forEach(seen::add);
            assertThat(html.contains("rel=\"first\"")).isEqualTo(turn > 0);
            var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(html);
            page = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).hasSize(121).doesNotHaveDuplicates();
    }

    @Test
    void tellsOfEveryLookThoughSeveralCameInOneMoment() {
        IntStream.range(300, 305)
                .forEach(i -> write(i, CHEN, "陈晓", "members.record.read", LIN, "2026-03-04T00:00:00Z"));
        int told = 0;
        String before = null;
        do {
            Looks.Found found = looks.at(new MemberId(UUID.fromString(LIN)), before, 2);
            told += found.looks().size();
            before = found.next();
        } while (before != null);
        assertThat(told).isEqualTo(6);
    }

    @Test
    void givesProgramsPagesOfTheSizeTheyWantAndTwoHundredAtMost() {
        IntStream.range(100, 350)
                .forEach(i -> write(i, CHEN, "陈晓", "members.record.read", LIN, "2026-03-04T00:00:00Z"));
        List<Integer> seen = new ArrayList<>();
        String after = "";
        for (int turn = 0; turn < 3; turn++) {
            String json = text(get(Staff.AUDITOR, "/api/v1/audit-events?size=100&after=" + after));
            seen.addAll(JsonPath.<List<Integer>>read(json, "$.items[*].id"));
            after = turn < 2 ? JsonPath.read(json, "$.next") : "";
            assertThat(json.contains("\"next\"")).isEqualTo(turn < 2);
        }
        assertThat(seen).hasSize(254).doesNotHaveDuplicates();
        assertThat(JsonPath.<List<Integer>>read(
                        text(get(Staff.AUDITOR, "/api/v1/audit-events?size=1000")), "$.items[*].id"))
                .hasSize(200);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThat(get(Staff.AUDITOR, "/office/audit?member=lin")).hasStatus(422);
        assertThat(text(get(Staff.AUDITOR, "/office/audit?member=lin"))).contains("这不像校友编号");
        assertThat(get(Staff.AUDITOR, "/office/audit?from=yesterday")).hasStatus(400);
        assertThat(get(Staff.AUDITOR, "/api/v1/audit-events?member=lin")).hasStatus(422);
        assertThat(get(Staff.AUDITOR, "/api/v1/audit-events?after=here")).hasStatus(422);
        assertThat(get(Staff.AUDITOR, "/office/audit?before=here")).hasStatusOk();
    }

    @Test
    void exportsASheetThatComputesNothingAndSaysSoOnTheTrail() {
        write(5, CHEN, "=cmd|' /C calc'!A0", "identity.sign-in", null, "2026-03-05T00:00:00Z");
        MvcTestResult csv = get(Staff.AUDITOR, "/office/audit/export.csv?act=identity.");
        assertThat(text(csv)).startsWith("\uFEFF").contains(",\"'=cmd|' /C calc'!A0\",", "2026-03-05 08:00:00");
        assertThat(csv.getResponse().getHeader("Content-Disposition")).contains("audit-trail.csv");
        assertThat(csv.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(get(Staff.AUDITOR, "/office/audit/export.exe")).hasStatus(404);
        assertThat(jdbc.sql("select detail::text from privacy.audit_event where act = 'privacy.audit.exported'")
                        .query(String.class)
                        .single())
                .contains("\"act\": \"identity.\"", "\"format\": \"csv\"");
    }

    @ParameterizedTest
    @MethodSource("readers")
    void showsItselfToWatchersOnly(@Nullable Actor reader, int page, int api) {
        for (String path : List.of("/office/audit", "/office/audit/export.csv", "/office/audit/export.xlsx")) {
            assertThat(get(reader, path)).as(path).hasStatus(page);
        }
        assertThat(check(reader)).hasStatus(page == 200 ? 303 : page);
        assertThat(get(reader, "/api/v1/audit-events")).hasStatus(api);
    }

    static Stream<@Nullable Object[]> readers() {
        return Stream.of(
                new @Nullable Object[] {null, 303, 401},
                new @Nullable Object[] {Staff.RECORDS_OFFICER, 403, 403},
                new @Nullable Object[] {Staff.departmentOfficer("物理学院"), 403, 403},
                new @Nullable Object[] {Staff.program(Right.READ_MEMBERS, Right.MANAGE_ACCOUNTS), 403, 403},
                new @Nullable Object[] {Staff.program(Right.READ_AUDIT), 200, 200},
                new @Nullable Object[] {Staff.AUDITOR, 200, 200},
                new @Nullable Object[] {Staff.ADMINISTRATOR, 200, 200});
    }

    @Test
    void saysThatTheSealsFit() {
        seals.seal();
        assertThat(said(check(Staff.AUDITOR))).isEqualTo("1 道封条、4 条记录，全部吻合");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update privacy.audit_event set address = '198.51.100.1' where address = '192.0.2.2'",
                "delete from privacy.audit_event where address = '192.0.2.2'",
                "insert into privacy.audit_event (actor_name, act, subjects, detail, tx) select 'x', 'y', '{}', '{}', tx from privacy.audit_event limit 1"
            })
    void showsOnThePageThatEntriesWereAltered(String deed) {
        seals.seal();
        jdbc.sql(deed).update();
        assertThat(said(check(Staff.AUDITOR))).contains("1 道封条对不上");
    }

    private MvcTestResult get(@Nullable Actor reader, String path) {
        var request = web.get().uri(URI.create(path)).header("Accept-Language", "zh-CN");
        return (reader == null ? request : request.with(Staff.as(reader))).exchange();
    }

    private MvcTestResult check(@Nullable Actor reader) {
        var request = web.post().uri("/office/audit/check").with(csrf()).header("Accept-Language", "zh-CN");
        return (reader == null ? request : request.with(Staff.as(reader))).exchange();
    }

    /// What the next page says after the redirect.
    private String said(MvcTestResult answer) {
        assertThat(answer).hasStatus(303).hasHeader("Location", "/office/audit");
        String page = text(web.get()
                .uri("/office/audit")
                .header("Accept-Language", "zh-CN")
                .with(Staff.as(Staff.AUDITOR))
                .cookie(Objects.requireNonNull(answer.getResponse().getCookie("tongchuang")))
                .exchange());
        var toast = Pattern.compile("class=\"toast\"><span>([^<]*)<").matcher(page);
        return toast.find() ? toast.group(1) : "";
    }

    private void write(int n, @Nullable UUID actor, String name, String act, @Nullable String member, String at) {
        jdbc.sql("""
                insert into privacy.audit_event (actor, actor_name, act, subjects, detail, address, at)
                values (:actor, :name, :act, :subjects::uuid[], '{}', :address, :at)
                """)
                .param("actor", actor, java.sql.Types.OTHER)
                .param("name", name)
                .param("act", act)
                .param("subjects", member == null ? "{}" : "{" + member + "}")
                .param("address", "192.0.2." + n)
                .param("at", Timestamp.from(Instant.parse(at)))
                .update();
    }

    /// The entries by the last number of their address, in the order in which they are there.
    private static String written(String text) {
        var numbers = Pattern.compile("192\\.0\\.2\\.(\\d+)").matcher(text).results();
        return numbers.map(found -> found.group(1))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private String sheet(MvcTestResult answer) throws IOException {
        Path file =
                Files.write(folder.resolve("trail.xlsx"), answer.getResponse().getContentAsByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var rows = zip.stream()
                    .filter(part -> part.getName().endsWith("sheet1.xml"))
                    .findFirst()
                    .orElseThrow();
            return new String(zip.getInputStream(rows).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
