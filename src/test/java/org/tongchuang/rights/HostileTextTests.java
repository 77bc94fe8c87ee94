package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;
import static org.tongchuang.rights.RightsWorld.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/// Markup, formulas and file names that people hand in, where they come out again.
@RightsTrial
class HostileTextTests {

    private static final List<String> TEXTS = List.of(
            "name",
            "pinyin",
            "englishName",
            "province",
            "city",
            "formerName.1",
            "wechat.1",
            "address.1",
            "language.1",
            "interest.1",
            "note.1",
            "education.1.school",
            "education.1.department",
            "education.1.major",
            "education.1.class",
            "education.1.degree",
            "career.1.employer",
            "career.1.title",
            "career.1.industry");

    @Autowired
    private RightsWorld world;

    @Autowired
    private RightsCast cast;

    @Autowired
    private Sending sending;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void settle() {
        cast.settle();
    }

    @Test
    void staysTextOnEveryPage() {
        for (String payload : Payloads.MARKUP) {
            plant(payload);
        }
        List<String> marked = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (RightsRow row : RightsMatrix.rows()) {
            if (!row.safe() || row.api() || !Sending.worthIt(row)) {
                continue;
            }
            Map<String, String> usual = sending.usual(row);
            usual.remove("school");
            if (usual.containsKey("class")) {
                usual.put("class", "标记班");
            }
            look(row, usual, marked, shown);
            for (String id : records) {
                if (usual.containsKey("id") && row.path().startsWith("/office/members/{id}")) {
                    look(row, sending.with(usual, "id", id), marked, shown);
                }
            }
            for (String name : sending.names(row)) {
                for (String payload : Payloads.MARKUP) {
                    look(row, sending.with(usual, name, payload), marked, shown);
                }
            }
        }
        assertThat(marked).isEmpty();
        assertThat(shown).as("pages on which a payload stands as text").hasSizeGreaterThan(4);
    }

    private final List<String> records = new ArrayList<>();

    private void look(RightsRow row, Map<String, String> sent, List<String> marked, List<String> shown) {
        MvcTestResult answer = sending.send(row, sent);
        String type = String.valueOf(answer.getResponse().getContentType());
        String body = text(answer);
        if (type.startsWith("text/html")) {
            if (body.contains(Payloads.MARK) || body.contains("{49}") || body.contains("href=\"javascript:")) {
                marked.add(row.endpoint() + " " + sent);
            }
            if (body.contains("&lt;tcmark")) {
                shown.add(row.endpoint());
            }
        }
        String broken = Sending.broken(answer);
        if (!broken.isEmpty()) {
            marked.add(row.endpoint() + " " + broken);
        }
    }

    /// Into whatever takes it: a record, an account, a search, a token, a roster, the university's name.
    private void plant(String payload) {
        Map<String, String> facts = new HashMap<>();
        for (String path : TEXTS) {
            if (send("/api/v1/members", with(Map.of("name", "探"), Map.of(path, payload)))
                            .getResponse()
                            .getStatus()
                    == 201) {
                facts.put(path, payload);
            }
        }
        facts.putIfAbsent("name", "标记");
        facts.put("education.1.class", "标记班");
        assertThat(facts).hasSizeGreaterThan(10);
        MvcTestResult made = send("/api/v1/members", facts);
        assertThat(made).hasStatus(201);
        records.add(text(made).replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1"));
        post("POST /office/accounts", Map.of("name", payload, "email", records.size() + "x@e.edu", "role", "AUDITOR"));
        post("POST /office/members/searches", Map.of("name", payload, "params", "q=a"));
        post("POST /account/tokens", Map.of("name", payload, "scope", "members:read", "days", "1"));
        send("/api/v1/tokens", Map.of("name", payload));
        upload(
                Staff.RECORDS_OFFICER,
                payload + ".csv",
                "姓名," + payload.replace(',', ' ') + "\r\n" + payload + ",1\r\n");
    }

    private void post(String endpoint, Map<String, String> sent) {
        RightsRow row = RightsMatrix.rows().stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
        assertThat(Sending.broken(sending.send(row, sent))).isEmpty();
    }

    private MvcTestResult send(String path, Map<String, String> body) {
        return world.web()
                .post()
                .uri(path)
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .with(as(Staff.ADMINISTRATOR))
                .exchange();
    }

    private MvcTestResult upload(Actor actor, String name, String roster) {
        return world.web()
                .perform(MockMvcRequestBuilders.multipart("/office/imports")
                        .file(new MockMultipartFile("file", name, "text/csv", roster.getBytes(StandardCharsets.UTF_8)))
                        .with(as(actor))
                        .with(csrf()));
    }

    @Test
    void isNoFormulaInAnyExport() throws IOException {
        List<String> problems = new ArrayList<>();
        for (String formula : Payloads.FORMULAS) {
            Map<String, String> facts = new HashMap<>(Map.of("name", formula, "education.1.class", "公式班"));
            facts.put("career.1.employer", formula);
            facts.put("interest.1", formula);
            send("/api/v1/members", facts);
            post("POST /account/tokens", Map.of("name", formula, "scope", "members:read", "days", "1"));
            String cell = "\"" + formula.replace("\"", "\"\"") + "\"";
            MvcTestResult uploaded =
                    upload(Staff.RECORDS_OFFICER, formula + ".csv", "姓名,出生日期\r\n" + cell + "," + cell + "\r\n");
            problems.add(problemsOf(uploaded, formula.substring(1, 4)));
        }
        List<String> files = List.of(
                "/api/v1/members.csv?reason=公式核对&columns=NAME",
                "/api/v1/members.csv?reason=公式核对",
                "/office/audit/export.csv",
                "/office/audit/export.xlsx");
        int cells = 0;
        for (String sheet : problems) {
            cells += dangerousIn(sheet);
        }
        for (String file : files) {
            MvcTestResult answer =
                    world.web().get().uri(file).with(as(Staff.ADMINISTRATOR)).exchange();
            assertThat(answer).hasStatusOk();
            cells += file.endsWith("xlsx") ? formulasIn(answer) : dangerousIn(text(answer));
        }
        MvcTestResult xlsx = world.web()
                .post()
                .uri("/office/members/export")
                .param("format", "xlsx")
                .param("columns", "NAME")
                .param("reason", "公式核对")
                .with(as(Staff.ADMINISTRATOR))
                .with(csrf())
                .exchange();
        assertThat(formulasIn(xlsx)).isZero();
        assertThat(cells).isZero();
    }

    /// The sheet of what is wrong in a roster, once it was looked through.
    private String problemsOf(MvcTestResult uploaded, String words) {
        String id = String.valueOf(uploaded.getResponse().getHeader("Location"))
                .replaceAll(".*/imports/([0-9a-f-]{36}).*", "$1");
        post("POST /office/imports/{id}/check", Map.of("id", id));
        return cast.awaitText("/api/v1/roster-imports/" + id + "/problems", words);
    }

    private static int formulasIn(MvcTestResult xlsx) throws IOException {
        int formulas = 0;
        Path file = Files.createTempFile(Path.of("target"), "export", ".xlsx");
        Files.write(file, xlsx.getResponse().getContentAsByteArray());
        try (ZipFile parts = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(parts.entries())) {
                String part = new String(parts.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                formulas += part.contains("<f>") || part.contains("<f ") ? 1 : 0;
            }
        } finally {
            Files.delete(file);
        }
        return formulas;
    }

    /// Cells a spreadsheet program would calculate; a cell in quotes begins behind its quote.
    private static int dangerousIn(String csv) {
        int dangerous = 0;
        for (String line : csv.replace("\uFEFF", "").split("\r?\n")) {
            for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
                dangerous += cell.matches("\"?[=+@\\t-].*") ? 1 : 0;
            }
        }
        return dangerous;
    }

    @Test
    void isAFileNameThatLeadsNowhere() {
        for (String name : Payloads.FILE_NAMES) {
            MvcTestResult made = upload(Staff.RECORDS_OFFICER, name, "姓名,学院\r\n文件人,此端学院\r\n");
            assertThat(Sending.broken(made)).as(name).isEmpty();
            String to = String.valueOf(made.getResponse().getHeader("Location"));
            if (made.getResponse().getStatus() != 303) {
                continue;
            }
            String id = to.replaceAll(".*/imports/([0-9a-f-]{36}).*", "$1");
            String shown = text(world.web()
                    .get()
                    .uri("/api/v1/roster-imports/" + id)
                    .with(as(Staff.RECORDS_OFFICER))
                    .exchange());
            String kept = shown.replaceFirst("(?s).*\"fileName\":\"((?:[^\"\\\\]|\\\\.)*)\".*", "$1");
            assertThat(kept)
                    .as(name)
                    .hasSizeLessThanOrEqualTo(220)
                    .doesNotContain("/", "\u202E", "\u2066", "\\u", "\\n");
            String header = String.valueOf(world.web()
                    .get()
                    .uri("/office/imports/" + id + "/problems.csv")
                    .with(as(Staff.RECORDS_OFFICER))
                    .exchange()
                    .getResponse()
                    .getHeader("Content-Disposition"));
            assertThat(header)
                    .as(name)
                    .startsWith("attachment;")
                    .matches("[\\x20-\\x7e]*")
                    .doesNotContain("..", "evil.exe\"");
        }
    }

    /// Fields nobody may set, sent all the same: refused, or as if they weren't there.
    @Test
    void setsNothingThatIsNotAsked() {
        String before = record();
        for (String field : List.of(
                "id",
                "version",
                "origins",
                "origin",
                "createdAt",
                "updatedAt",
                "createdBy",
                "reach",
                "role",
                "#row",
                "facts",
                "history",
                "survivor",
                "merged",
                "__proto__",
                "class.module.classLoader.x",
                "education.1.id",
                "education.0.school",
                "idIndex",
                "actor")) {
            for (Object value : List.of("x", 1, Map.of("a", "b"), List.of("y"))) {
                String body = json.writeValueAsString(Map.of(field, value));
                MvcTestResult answer = world.web()
                        .patch()
                        .uri("/api/v1/members/" + cast.id("record"))
                        .contentType("application/json")
                        .content(body)
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange();
                assertThat(answer).as(body).hasStatus(422);
            }
            form(
                    "POST /office/members/{id}",
                    with(Map.of(field, "x"), Map.of("id", cast.id("record"), "version", version(before))));
        }
        assertThat(record()).isEqualTo(before);
        MvcTestResult token =
                send("/api/v1/tokens", Map.of("name", "x", "rights", "ALL", "account", cast.id("record")));
        assertThat(token).hasStatus(401);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void form(String endpoint, Map<String, String> sent) {
        RightsRow row = RightsMatrix.rows().stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
        assertThat(Sending.broken(world.ask(row, Somebody.RECORDS, sent))).isEmpty();
    }

    private String record() {
        return text(world.web()
                .get()
                .uri("/api/v1/members/" + cast.id("record"))
                .with(as(Staff.RECORDS_OFFICER))
                .exchange());
    }

    private static String version(String record) {
        return record.replaceAll("(?s).*\"version\":(\\d+).*", "$1");
    }
}
