package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;

/// Rosters whose columns a person has to explain.
class ColumnsTests extends ImportTrials {

    @Test
    void opensARosterOfUnknownHeadings() {
        String columns = handIn(csv("称呼,代号,部别,备用", "陌生甲,Y1001,法学院,无", "陌生乙,Y1002,法学院,无"));
        assertThat(page(columns)).contains("Recognised 0 of 4", "称呼", "陌生甲 · 陌生乙", "We could not tell which column");
        choose(columns, "name", "studentNumber", "school", "");
        assertThat(ended(id(columns)).counts()).containsExactly(2L, 2L, 0L, 0L, 0L);
        press(id(columns), "run");
        assertThat(ended(id(columns)).counts()).containsExactly(2L, 2L, 0L, 0L, 0L);
        assertThat(only("陌生乙").educations().getFirst().studentNumber()).isEqualTo("Y1002");
    }

    @Test
    void keepsWhatWasChosenWhenNamesAreMissing() {
        String columns = handIn(csv("称呼,代号,部别", "陌生丙,Y1003,法学院"));
        MvcTestResult answer = web.post()
                .uri(columns)
                .param("field.0", "")
                .param("field.1", "studentNumber")
                .param("field.2", "school")
                .header("Accept-Language", "en")
                .with(as(Staff.RECORDS_OFFICER))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        assertThat(answer).hasStatus(422);
        assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("No column holds names")
                .containsPattern("value=\"studentNumber\" selected");
    }

    @Test
    void readsAFileThatBeginsWithItsFirstPerson() {
        String columns = handIn(csv("无头甲,Y2001,13900002001", "无头乙,Y2002,13900002002"));
        assertThat(page(columns)).contains("No header row", ">A<", "无头甲 · 无头乙");
        choose(columns, "name", "studentNumber", "mobile");
        press(endedCheck(columns), "run");
        assertThat(ended(id(columns)).created()).isEqualTo(2);
        assertThat(only("无头甲").facts().get("phone.1")).isEqualTo("+8613900002001");
    }

    @Test
    void takesTheRowAPersonPoints() {
        String columns = handIn(csv("甲级,乙级,丙级", "编制说明,内部,请勿外传", "称呼,代号,部别", "指定甲,Y3001,法学院"));
        assertThat(page(columns)).contains("Header in row 1", "称呼 · 代号 · 部别");
        press(columns + "/header", Map.of("row", "3"));
        assertThat(page(columns)).contains("Header in row 3").doesNotContain(">甲级<");
        choose(columns, "name", "studentNumber", "school");
        press(endedCheck(columns), "run");
        assertThat(ended(id(columns)).counts()).containsExactly(1L, 1L, 0L, 0L, 0L);

        String other = handIn(csv("姓名,学号,学院", "指定乙,Y3002,法学院"));
        press(other + "/header", Map.of("row", "0"));
        assertThat(page(other)).contains("No header row", "姓名 · 指定乙");
        press(other + "/header", Map.of("row", "1"));
        assertThat(page(other)).contains("Header in row 1", "Recognised 3 of 3");
        for (String nowhere : List.of("7", "-1")) {
            assertThat(web.post()
                            .uri(other + "/header")
                            .param("row", nowhere)
                            .with(as(Staff.RECORDS_OFFICER))
                            .with(SecurityMockMvcRequestPostProcessors.csrf()))
                    .hasStatus(422);
        }
    }

    @Test
    void tellsColumnsOfOneHeadingApart() {
        Done tried = tried(csv("姓名,学号,手机,手机", "双机甲,Y4001,1390000400,13900004002"));
        press("/office/imports/" + tried.id() + "/rows/2", Map.of("column", "手机", "value", "13900004001"));
        press(tried.id(), "run");
        assertThat(ended(tried.id()).created()).isOne();
        assertThat(only("双机甲").facts().list("phone")).containsExactly("+8613900004001", "+8613900004002");
    }

    @Test
    void stillAsksProgramsForAHeaderTheyCanExpect() {
        byte[] file = csv("1,2,3", "4,5,6");
        assertThat(send(Staff.RECORDS_OFFICER, "headless.csv", file, Map.of("mapping", "{\"A\":\"name\"}"), null))
                .hasStatus(422);
        assertThat(send(Staff.RECORDS_OFFICER, "headless.csv", file, Map.of(), null))
                .hasStatus(422)
                .bodyText()
                .contains("No header row was found");
        assertThat(page(handIn(file))).contains("No header row");
    }

    @Test
    void letsAProgramSayWhatAPersonCan() {
        byte[] file = csv("程序甲,Y5001,法学院", "程序乙,Y5002,法学院");
        Done none = ended(sent(file, "0", "{\"A\":\"name\",\"2\":\"studentNumber\",\"c\":\"school\"}"));
        assertThat(none.counts()).containsExactly(2L, 2L, 0L, 0L, 0L);
        assertThat(none.all()).containsEntry("headerRow", 0).containsEntry("headers", List.of("A", "B", "C"));
        assertThat(none.all().get("mapping")).isEqualTo(Map.of("A", "name", "B", "studentNumber", "C", "school"));
        assertThat(only("程序甲").educations().getFirst().studentNumber()).isEqualTo("Y5001");

        byte[] deep = csv("甲级,乙级,丙级", "编制说明,内部,请勿外传", "称呼,代号,姓名", "程序丙,Y5003,旧名");
        Done pointed = ended(sent(deep, "3", "{\"称呼\":\"name\",\"B\":\"studentNumber\",\"3\":\"\"}"));
        assertThat(pointed.counts()).containsExactly(1L, 1L, 0L, 0L, 0L);
        assertThat(pointed.all().get("mapping")).isEqualTo(Map.of("称呼", "name", "代号", "studentNumber"));
        assertThat(only("程序丙").facts().get("name")).isEqualTo("程序丙");
    }

    @Test
    void tellsAProgramWhatItSaidWrong() {
        byte[] file = csv("错说甲,Y6001", "错说乙,Y6002");
        Map<String, Map<String, String>> wrong = Map.of(
                "headerRow", Map.of("headerRow", "9", "mapping", "{\"A\":\"name\"}"),
                "mapping", Map.of("headerRow", "0", "mapping", "{\"D\":\"name\"}"));
        wrong.forEach((at, params) -> {
            MvcTestResult answer = send(Staff.RECORDS_OFFICER, "wrong.csv", file, params, null);
            assertThat(answer).hasStatus(422);
            assertThat(String.valueOf(read(answer).get("errors"))).contains("field=" + at);
        });
        assertThat(send(Staff.RECORDS_OFFICER, "wrong.csv", file, Map.of("headerRow", "first"), null))
                .hasStatus(400);
        assertThat(send(Staff.RECORDS_OFFICER, "wrong.csv", file, Map.of("headerRow", "0"), null))
                .as("nobody's name")
                .hasStatus(422);
        assertThat(named("错说")).isEmpty();
    }

    @Test
    void describesItselfToPrograms() {
        assertThat(web.get().uri("/api/v1/openapi.json"))
                .hasStatusOk()
                .bodyText()
                .contains("multipart/form-data", "\"name\":\"headerRow\"", "0 when the file begins")
                .doesNotContain("\"name\":\"actor\"");
    }

    /// Handed in as a program does.
    private String sent(byte[] file, String headerRow, String mapping) {
        MvcTestResult answer =
                send(Staff.RECORDS_OFFICER, "f.csv", file, Map.of("headerRow", headerRow, "mapping", mapping), null);
        assertThat(answer).hasStatus(202);
        return String.valueOf(read(answer).get("id"));
    }

    private String endedCheck(String columns) {
        ended(id(columns));
        return id(columns);
    }

    private void choose(String columns, String... fields) {
        Map<String, String> form = new java.util.LinkedHashMap<>();
        for (int n = 0; n < fields.length; n++) {
            form.put("field." + n, fields[n]);
        }
        press(columns, form);
    }

    private static String id(String columns) {
        return columns.replaceAll(".*/([0-9a-f-]{36})/columns", "$1");
    }

    private String handIn(byte[] file) {
        MvcTestResult answer = web.perform(MockMvcRequestBuilders.multipart("/office/imports")
                .file(new MockMultipartFile("file", "f.csv", null, file))
                .with(as(Staff.RECORDS_OFFICER))
                .with(SecurityMockMvcRequestPostProcessors.csrf()));
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }
}
