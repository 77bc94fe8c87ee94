package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Members;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What tests of an office at work share: a records officer's requests, and waiting for an import.
@SpringBootTest
@AutoConfigureMockMvc
abstract class OfficeTrials {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Autowired
    MockMvcTester web;

    @Autowired
    Members members;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    MvcTestResult post(String address, String body) {
        return web.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }

    MvcTestResult patch(Object member, String body) {
        return web.patch()
                .uri("/api/v1/members/" + member)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }

    MvcTestResult merge(Object survivor, Object merged) {
        return post("/api/v1/merges", "{\"survivor\":\"%s\",\"merged\":\"%s\"}".formatted(survivor, merged));
    }

    String page(String address) {
        MvcTestResult answer =
                web.get().uri(address).with(as(Staff.RECORDS_OFFICER)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    String begin(String fileName, String csv) {
        MvcTestResult taken = web.perform(MockMvcRequestBuilders.multipart("/api/v1/roster-imports")
                .file(new MockMultipartFile("file", fileName, null, csv.getBytes(StandardCharsets.UTF_8)))
                .with(as(Staff.RECORDS_OFFICER)));
        assertThat(taken).hasStatus(202);
        return String.valueOf(read(taken).get("id"));
    }

    String imported(String fileName, String csv) {
        String id = begin(fileName, csv);
        await(id, "DONE");
        return id;
    }

    Map<String, Object> await(String id, String state) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Map<String, Object> now = status(id);
        while (!state.equals(now.get("state"))) {
            assertThat(System.nanoTime()).as("still %s", now).isLessThan(end);
            pause();
            now = status(id);
        }
        return now;
    }

    Map<String, Object> status(String id) {
        return read(web.get()
                .uri("/api/v1/roster-imports/" + id)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange());
    }

    Map<String, Object> read(MvcTestResult answer) {
        return json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }
}
