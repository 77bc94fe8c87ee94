package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.tongchuang.HandClock;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;

/// Somebody sets the clock back an hour while everybody is at work: nothing is lost, nothing waits for the hour to
/// pass.
class ClockSetBackTests extends OfficeTrials {

    @Autowired
    private Universities universities;

    @Autowired
    private HandClock clock;

    @Test
    void goesOnAsBefore() {
        String person = String.valueOf(
                read(post("/api/v1/members", "{\"name\":\"倒钟甲\"}")).get("id"));
        String other = String.valueOf(
                read(post("/api/v1/members", "{\"name\":\"倒钟乙\"}")).get("id"));
        String roster = taken("倒-1");
        String merge = String.valueOf(read(merge(person, other)).get("id"));

        clock.turn(Duration.ofHours(-1));

        assertThat(page("/office/imports"))
                .as("what was handed in an hour later than now")
                .contains(roster);
        assertThat(page("/office/merges")).contains(merge);
        assertThat(page("/office/imports/" + roster)).contains("倒钟.csv");
        assertThat(patch(person, "{\"city\":\"昨日\"}")).hasStatusOk();
        assertThat(post("/api/v1/merges/" + merge + "/undo", "{}")).hasStatusOk();
        String later = taken("倒-2");
        assertThat(post("/api/v1/roster-imports/" + roster + "/undo", "")).hasStatus(202);
        await(roster, "UNDONE");
        assertThat(status(later)).containsEntry("created", 1);

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

    private String taken(String number) {
        return imported("倒钟.csv", "姓名,学号\n倒钟" + number + "," + number + "\n");
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
