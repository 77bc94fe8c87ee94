package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Right;

/// Who may hand rosters in, and what is turned away at the door.
class ImportDoorTests extends ImportTrials {

    private static final byte[] GOOD = csv("姓名,学号,学院", "门口甲,Z1001,法学院");

    @Test
    void isOpenToThoseWhoKeepTheRecordsOnly() {
        String id = begin("door.csv", GOOD, true);
        ended(id);
        for (Actor stranger :
                List.of(Staff.AUDITOR, Staff.departmentOfficer("法学院"), Staff.program(Right.READ_MEMBERS))) {
            for (String address : List.of("", "/new", "/" + id, "/" + id + "/columns", "/" + id + "/problems.csv")) {
                assertThat(web.get().uri("/office/imports" + address).with(as(stranger)))
                        .as(stranger.name() + address)
                        .hasStatus(403);
            }
            for (String act : List.of("check", "run", "cancel", "undo", "columns", "rows/2")) {
                assertThat(web.post()
                                .uri("/office/imports/" + id + "/" + act)
                                .param("column", "姓名")
                                .param("value", "x")
                                .with(as(stranger))
                                .with(SecurityMockMvcRequestPostProcessors.csrf()))
                        .as(stranger.name() + act)
                        .hasStatus(403);
            }
            for (String address : List.of("/" + id, "/" + id + "/problems")) {
                assertThat(web.get().uri(API + address).with(as(stranger))).hasStatus(403);
            }
            for (String act : List.of("undo", "cancel")) {
                assertThat(web.post().uri(API + "/" + id + "/" + act).with(as(stranger)))
                        .hasStatus(403);
            }
            assertThat(send(stranger, "door.csv", GOOD, Map.of(), null)).hasStatus(403);
            assertThat(onThePage(stranger, "door.csv", GOOD)).hasStatus(403);
        }
        for (Actor keeper : List.of(Staff.ADMINISTRATOR, Staff.RECORDS_OFFICER)) {
            assertThat(web.get().uri("/office/imports/" + id).with(as(keeper))).hasStatusOk();
        }
        assertThat(status(id).state()).isEqualTo("DONE");
        assertThat(named("门口")).isEmpty();
    }

    @Test
    void sendsStrangersToTheSignIn() {
        assertThat(web.get().uri("/office/imports"))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in?to=%2Foffice%2Fimports");
        assertThat(web.get().uri(API + "/" + UUID.randomUUID())).hasStatus(401);
    }

    @Test
    void believesNoFormWithoutItsToken() {
        assertThat(web.perform(MockMvcRequestBuilders.multipart("/office/imports")
                        .file(new MockMultipartFile("file", "door.csv", null, GOOD))
                        .with(as(Staff.RECORDS_OFFICER))))
                .hasStatus(403);
        assertThat(web.post()
                        .uri("/office/imports/" + UUID.randomUUID() + "/undo")
                        .with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(403);
    }

    @Test
    void knowsNoImportItWasNotGiven() {
        String nowhere = UUID.randomUUID().toString();
        assertThat(web.get().uri("/office/imports/" + nowhere).with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(404);
        assertThat(web.get().uri(API + "/" + nowhere).with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(404)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void asksForAFileWhereThereIsNone() {
        assertThat(onThePage(Staff.RECORDS_OFFICER, "", new byte[0]))
                .hasStatus(422)
                .bodyText()
                .contains("Please choose a file");
        assertThat(web.post()
                        .uri("/office/imports")
                        .header("Accept-Language", "en")
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Please choose a file");
        assertThat(send(Staff.RECORDS_OFFICER, "empty.csv", new byte[0], Map.of(), null))
                .hasStatus(422);
        assertThat(web.perform(MockMvcRequestBuilders.multipart(API).with(as(Staff.RECORDS_OFFICER))))
                .hasStatus(400)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void turnsHostileFilesAwayWithOneSentence() throws IOException {
        List<String> taken = new java.util.ArrayList<>();
        for (var hostile : hostile().entrySet()) {
            MvcTestResult answer = send(Staff.RECORDS_OFFICER, hostile.getKey(), hostile.getValue(), Map.of(), null);
            if (answer.getResponse().getStatus() == 202) {
                taken.add(hostile.getKey());
                continue;
            }
            assertThat(answer)
                    .as(hostile.getKey())
                    .hasStatus(422)
                    .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
            String sentence = String.valueOf(read(answer).get("detail"));
            assertThat(sentence).as(hostile.getKey()).hasSizeGreaterThan(15);
            MvcTestResult page = onThePage(Staff.RECORDS_OFFICER, hostile.getKey(), hostile.getValue());
            assertThat(page).hasStatus(422);
            assertThat(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                    .as(hostile.getKey())
                    .contains(org.springframework.web.util.HtmlUtils.htmlEscape(sentence, "UTF-8")
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replaceAll(".*(.{12})$", "$1"));
        }
        assertThat(taken).isEmpty();
    }

    private static Map<String, byte[]> hostile() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] junk = new byte[60_000];
        new Random(7).nextBytes(junk);
        files.put("junk.csv", junk);
        files.put("junk.xlsx", junk);
        files.put("junk.xls", junk);
        files.put("program.exe", junk);
        files.put("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        files.put("wide.csv", csv("姓名," + "列,".repeat(10_000), "甲,"));
        files.put("cell.csv", csv("姓名,学号", "甲," + "9".repeat(5_000_000)));
        files.put("bomb.xlsx", bomb());
        files.put("laughs.xlsx", laughs());
        return files;
    }

    private static byte[] bomb() throws IOException {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            workbook(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int n = 0; n < 300; n++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] laughs() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            workbook(zip);
            entry(zip, "xl/worksheets/sheet1.xml", """
                    <?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
                    <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>
                    """);
        }
        return bytes.toByteArray();
    }

    private static void workbook(ZipOutputStream zip) throws IOException {
        entry(zip, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
                """);
        entry(zip, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
        entry(zip, "xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>
                """);
        entry(zip, "xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """);
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.strip().getBytes(StandardCharsets.UTF_8));
    }

    private MvcTestResult onThePage(Actor actor, String name, byte[] bytes) {
        return web.perform(MockMvcRequestBuilders.multipart("/office/imports")
                .file(new MockMultipartFile("file", name, null, bytes))
                .header("Accept-Language", "en")
                .with(as(actor))
                .with(SecurityMockMvcRequestPostProcessors.csrf()));
    }
}
