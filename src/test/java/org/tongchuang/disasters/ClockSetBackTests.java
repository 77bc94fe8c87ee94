package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.HandClock;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Somebody sets the clock back an hour while everybody is at work: nothing is lost, nothing waits for the hour to
// pass.
@SpringBootTest
@AutoConfigureMockMvc
class ClockSetBackTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private Universities universities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private HandClock clock;

    @Test
    void goesOnAsBefore() {
        String person = String.valueOf(
                read(post("/api/v1/members", "{\"name\":\"倒钟甲\"}")).get("id"));
        String other = String.valueOf(
                read(post("/api/v1/members", "{\"name\":\"倒钟乙\"}")).get("id"));
        String roster = imported("倒-1");
        String merge = String.valueOf(
                read(post("/api/v1/merges", "{\"survivor\":\"%s\",\"merged\":\"%s\"}".formatted(person, other)))
                        .get("id"));

        clock.turn(Duration.ofHours(-1));

        assertThat(page("/office/imports"))
                .as("what was handed in an hour later than now")
                .contains(roster);
        assertThat(page("/office/merges")).contains(merge);
        assertThat(page("/office/imports/" + roster)).contains("倒钟.csv");
        assertThat(patch(person, "{\"city\":\"昨日\"}")).hasStatusOk();
        assertThat(post("/api/v1/merges/" + merge + "/undo", "{}")).hasStatusOk();
        String later = imported("倒-2");
        assertThat(post("/api/v1/roster-imports/" + roster + "/undo", "")).hasStatus(202);
        await(roster, "UNDONE");
        assertThat(read(status(later))).containsEntry("created", 1);

        var record = members.find(new MemberId(UUID.fromString(person))).orElseThrow();
        assertThat(record.facts().get("city")).isEqualTo("昨日");
        assertThat(members.history(record.id()).getLast().changes())
                .as("history keeps the order in which things were done, whatever the clock said")
                .isEmpty();
        assertThat(members.history(record.id()))
                .extracting(revision -> revision.seq())
                .containsExactly(4L, 3L, 2L);
    }

    /// Whatever is remembered for some seconds is looked up again, not an hour later.
    @Test
    void looksUpAgainWhatItRemembersFromAnHourAhead() {
        universities.current();
        jdbc.sql("""
                insert into shared.university (name_zh, name_en, accent, second, time_zone)
                values ('倒钟大学', 'Backward', '#1d4ed8', '#1d4ed8', 'Asia/Shanghai')
                on conflict (only_one) do update set name_zh = excluded.name_zh
                """).update();
        clock.turn(Duration.ofHours(-1));
        assertThat(universities.current().nameChinese()).isEqualTo("倒钟大学");
    }

    private String imported(String number) {
        byte[] csv = ("姓名,学号\n倒钟" + number + "," + number + "\n").getBytes(StandardCharsets.UTF_8);
        MvcTestResult taken = web.perform(MockMvcRequestBuilders.multipart("/api/v1/roster-imports")
                .file(new MockMultipartFile("file", "倒钟.csv", null, csv))
                .with(as(Staff.RECORDS_OFFICER)));
        assertThat(taken).hasStatus(202);
        String id = String.valueOf(read(taken).get("id"));
        await(id, "DONE");
        return id;
    }

    private void await(String id, String state) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!state.equals(read(status(id)).get("state"))) {
            assertThat(System.nanoTime()).as("still not " + state).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException hurried) {
                throw new IllegalStateException(hurried);
            }
        }
    }

    private MvcTestResult status(String id) {
        return web.get()
                .uri("/api/v1/roster-imports/" + id)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }

    private String page(String address) {
        MvcTestResult answer =
                web.get().uri(address).with(as(Staff.RECORDS_OFFICER)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String address, String body) {
        return web.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }

    private MvcTestResult patch(String id, String body) {
        return web.patch()
                .uri("/api/v1/members/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }

    private Map<String, Object> read(MvcTestResult answer) {
        return json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        HandClock handClock() {
            return new HandClock(Instant.now());
        }
    }
}
