package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What tests of whole imports share: hand a file in as a program would, wait for the job, look at what it left.
@SpringBootTest
@AutoConfigureMockMvc
abstract class ImportTrials {

    static final Charset GBK = Charset.forName("GB18030");
    static final String API = "/api/v1/roster-imports";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Autowired
    MockMvcTester web;

    @Autowired
    Members members;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    static byte[] csv(String header, List<String> lines) {
        return (header + "\r\n" + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] csv(String header, String... lines) {
        return csv(header, List.of(lines));
    }

    MvcTestResult send(Actor actor, String name, byte[] bytes, Map<String, String> params, @Nullable String key) {
        var request = MockMvcRequestBuilders.multipart(API)
                .file(new MockMultipartFile("file", name, null, bytes))
                .header("Accept-Language", "en");
        params.forEach((param, value) -> request.param(param, value));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return web.perform(request.with(as(actor)));
    }

    String begin(String name, byte[] bytes, boolean dryRun) {
        MvcTestResult answer = send(Staff.RECORDS_OFFICER, name, bytes, Map.of("dryRun", String.valueOf(dryRun)), null);
        assertThat(answer).hasStatus(202);
        return String.valueOf(read(answer).get("id"));
    }

    Done imported(String name, byte[] bytes) {
        return ended(begin(name, bytes, false));
    }

    Done imported(byte[] csv) {
        return imported("roster.csv", csv);
    }

    Done tried(byte[] csv) {
        return ended(begin("roster.csv", csv, true));
    }

    Done ended(String id) {
        return until(id, "DONE", "FAILED", "CANCELLED", "UNDONE");
    }

    Done until(String id, String... states) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Done now = status(id);
        while (!List.of(states).contains(now.state())) {
            assertThat(System.nanoTime()).as("still " + now).isLessThan(end);
            pause();
            now = status(id);
        }
        return now;
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Done status(String id) {
        MvcTestResult answer =
                web.get().uri(API + "/" + id).with(as(Staff.RECORDS_OFFICER)).exchange();
        assertThat(answer).hasStatusOk();
        Map<String, Object> all = read(answer);
        return new Done(
                id,
                String.valueOf(all.get("state")),
                number(all, "rows"),
                number(all, "created"),
                number(all, "updated"),
                number(all, "unchanged"),
                number(all, "rejected"),
                all);
    }

    static long number(Map<String, Object> all, String name) {
        return Long.parseLong(String.valueOf(all.get(name)));
    }

    MvcTestResult post(String id, String act) {
        return web.post()
                .uri(API + "/" + id + "/" + act)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }

    /// As a form on a page does.
    MvcTestResult press(String address, Map<String, String> fields) {
        var request = web.post()
                .uri(address)
                .with(as(Staff.RECORDS_OFFICER))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        fields.forEach((name, value) -> request.param(name, value));
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus3xxRedirection();
        return answer;
    }

    void press(String id, String act) {
        press("/office/imports/" + id + "/" + act, Map.of());
    }

    Done undone(String id) {
        assertThat(post(id, "undo")).hasStatus(202);
        return until(id, "UNDONE", "FAILED");
    }

    /// Everyone whose name begins so.
    List<Member> named(String beginning) {
        return members.all(jdbc.sql("select id from members.member where facts ->> 'name' like :name")
                .param("name", beginning + "%")
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .list());
    }

    Member only(String beginning) {
        List<Member> found = named(beginning);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    String page(String address) {
        MvcTestResult answer = web.get()
                .uri(address)
                .header("Accept-Language", "en")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    Map<String, Object> read(MvcTestResult answer) {
        return json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
    }

    record Done(
            String id,
            String state,
            long rows,
            long created,
            long updated,
            long unchanged,
            long rejected,
            Map<String, Object> all) {

        /// The counts, in the order the interface lists them.
        List<Long> counts() {
            return List.of(rows, created, updated, unchanged, rejected);
        }
    }
}
