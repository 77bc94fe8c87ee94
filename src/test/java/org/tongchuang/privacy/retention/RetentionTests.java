package org.tongchuang.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.privacy.RetentionRule;

/// What is past its time goes every night, and nothing else.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class RetentionTests {

    private static final String SEARCHES = "members.retention.searches";

    /// Nights of their own, so that the program's own night doesn't come into it.
    private static final AtomicInteger NIGHT = new AtomicInteger(1);

    @Autowired
    private MockMvcTester web;

    @Autowired
    private RetentionRules rules;

    @Autowired
    private RetentionRuns runs;

    @Autowired
    private NightWork nightWork;

    @Autowired
    private FileStore files;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void hasSqlThatRunsAndWordsForEveryRule() {
        assertThat(rules.all()).hasSizeGreaterThanOrEqualTo(10);
        for (RetentionRule rule : rules.all()) {
            assertThat(rule.count(Instant.EPOCH)).as(rule.id()).isZero();
            assertThat(rule.remove(Instant.EPOCH, 10)).as(rule.id()).isZero();
            for (var language : List.of(Words.CHINESE, Words.ENGLISH)) {
                assertThat(Words.text(language, rule.id() + ".name")).isNotBlank();
                assertThat(Words.text(language, rule.id() + ".about")).isNotBlank();
            }
        }
    }

    @Test
    void removesWhatIsPastItsTimeInLotsAndCountsIt() {
        searched("retention-old-", 1_234, Duration.ofDays(400));
        searched("retention-new-", 10, Duration.ofDays(2));
        String dry = text(web.get()
                .uri("/office/settings/retention?dry=true")
                .with(as(Staff.ADMINISTRATOR))
                .exchange());
        assertThat(dry).contains("今晚会删 1,234 项", "什么都没有删");
        assertThat(count("retention-old-")).isEqualTo(1_234);
        night();
        assertThat(count("retention-old-")).isZero();
        assertThat(count("retention-new-")).isEqualTo(10);
        assertThat(runs.latest(SEARCHES).orElseThrow().removed()).isEqualTo(1_234);
        assertThat(text(web.get()
                        .uri("/office/settings/retention")
                        .with(as(Staff.ADMINISTRATOR))
                        .exchange()))
                .contains("1,234");
    }

    @Test
    void goesOnWhereItWasInterruptedAndRunsOnceANight() {
        searched("retention-cut-", 1_200, Duration.ofDays(500));
        Instant now = Instant.now().plus(Duration.ofDays(NIGHT.incrementAndGet()));
        Instant since = now.minus(Duration.ofHours(1));
        // Stopped while that very rule is at work: one lot of it is done, and counted.
        AtomicInteger asked = new AtomicInteger();
        nightWork.run(now, since, () -> count("retention-cut-") < 1_200 && asked.incrementAndGet() > 0);
        assertThat(count("retention-cut-")).isEqualTo(700);
        RetentionRuns.Run cut = runs.latest(SEARCHES).orElseThrow();
        assertThat(cut.ended()).isNull();
        assertThat(cut.removed()).isEqualTo(500);
        nightWork.run(now, since, () -> false);
        assertThat(count("retention-cut-")).isZero();
        RetentionRuns.Run whole = runs.latest(SEARCHES).orElseThrow();
        assertThat(whole.id()).isEqualTo(cut.id());
        assertThat(whole.removed()).isEqualTo(1_200);
        searched("retention-cut-", 5, Duration.ofDays(500));
        nightWork.run(now, since, () -> false);
        assertThat(count("retention-cut-")).isEqualTo(5);
        night();
        assertThat(count("retention-cut-")).isZero();
    }

    @Test
    void forgetsOldMessagesAndNotThoseThatWait() {
        UUID sent = notice("SENT");
        UUID waiting = notice("QUEUED");
        night();
        assertThat(there("notifications.notice", sent)).isFalse();
        assertThat(there("notifications.notice", waiting)).isTrue();
        jdbc.sql("delete from notifications.notice where id = :id")
                .param("id", waiting)
                .update();
    }

    @Test
    void deletesTheFilesOfRostersAndOfClaimsThatCameToNothing() throws Exception {
        UUID roster = UUID.randomUUID();
        UUID claim = UUID.randomUUID();
        UUID paper = UUID.randomUUID();
        for (UUID file : List.of(roster, paper)) {
            try (var out = files.write(file)) {
                out.write(1);
            }
        }
        Timestamp old = Timestamp.from(Instant.now().minus(Duration.ofDays(400)));
        jdbc.sql("""
                insert into members.roster_import (id, file_name, bytes, actor, actor_name, state, dry_run, uploaded_at, finished_at)
                values (:id, '旧名册.csv', 1, :id, '周敏', 'DONE', false, :old, :old)
                """).param("id", roster).param("old", old).update();
        jdbc.sql("""
                insert into members.claim (id, version, state, since, language, said, mark, tries, begun_at, contested, units)
                values (:id, 1, 'WITHDRAWN', :old, 'zh-CN', '\\x00', 'retention', 0, :old, false, '{}')
                """).param("id", claim).param("old", old).update();
        jdbc.sql(
                        "insert into members.claim_document (id, claim_id, type, bytes, added_at) values (:id, :claim, 'PNG', 1, :old)")
                .param("id", paper)
                .param("claim", claim)
                .param("old", old)
                .update();
        night();
        try (var all = files.all()) {
            assertThat(all).doesNotContain(roster, paper);
        }
        assertThat(there("members.claim", claim)).isFalse();
        assertThat(there("members.roster_import", roster)).isTrue();
        MvcTestResult again = web.post()
                .uri("/office/imports/" + roster + "/check")
                .with(as(Staff.ADMINISTRATOR))
                .with(csrf())
                .exchange();
        assertThat(again.getResponse().getStatus()).isLessThan(500);
        assertThat(jdbc.sql("select state from members.roster_import where id = :id")
                        .param("id", roster)
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
    }

    @Test
    void isSetByTheAdministratorWithinBounds() {
        for (Actor nobody : List.of(Staff.RECORDS_OFFICER, Staff.AUDITOR)) {
            assertThat(web.get().uri("/office/settings/retention").with(as(nobody)))
                    .hasStatus(403);
            assertThat(set(nobody, "30")).hasStatus(403);
        }
        for (String wrong : List.of("3", "99999", "x", "")) {
            MvcTestResult answer = set(Staff.ADMINISTRATOR, wrong);
            assertThat(answer).hasStatus(422);
            assertThat(text(answer)).contains("请填 7 到 730 之间的天数");
        }
        assertThat(set(Staff.ADMINISTRATOR, "90")).hasStatus(303);
        assertThat(rules.days()).containsEntry(SEARCHES, 90);
        assertThat(set(Staff.ADMINISTRATOR, "180")).hasStatus(303);
        jdbc.sql("update privacy.retention_setting set days = 100000 where rule = :rule")
                .param("rule", SEARCHES)
                .update();
        assertThat(rules.days()).containsEntry(SEARCHES, 730);
        jdbc.sql("delete from privacy.retention_setting").update();
    }

    @Test
    void beginsAtThreeWhereTheUniversityIs() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        assertThat(RetentionRounds.night(Instant.parse("2026-11-23T18:59:00Z"), zone))
                .isEqualTo(Instant.parse("2026-11-22T19:00:00Z"));
        assertThat(RetentionRounds.night(Instant.parse("2026-11-23T19:00:00Z"), zone))
                .isEqualTo(Instant.parse("2026-11-23T19:00:00Z"));
    }

    private void night() {
        Instant now = Instant.now().plus(Duration.ofDays(NIGHT.incrementAndGet()));
        nightWork.run(now, now.minus(Duration.ofHours(1)), () -> false);
    }

    private void searched(String typed, int many, Duration ago) {
        jdbc.sql("""
                insert into members.nothing_found (typed, times, last_at)
                select :typed || n, 1, :at from generate_series(1, :many) n on conflict do nothing
                """)
                .param("typed", typed)
                .param("at", Timestamp.from(Instant.now().minus(ago)))
                .param("many", many)
                .update();
    }

    private int count(String typed) {
        return jdbc.sql("select count(*) from members.nothing_found where typed like :typed")
                .param("typed", typed + "%")
                .query(Integer.class)
                .single();
    }

    private UUID notice(String state) {
        UUID id = UUID.randomUUID();
        Timestamp old = Timestamp.from(Instant.now().minus(Duration.ofDays(300)));
        jdbc.sql("""
                insert into notifications.notice (id, to_kind, to_id, category, words, made_at)
                values (:id, 'PERSON', :id, 'retention', 'x', :old)
                """).params(Map.of("id", id, "old", old)).update();
        jdbc.sql("""
                insert into notifications.delivery (id, notice_id, category, medium, state, urgent, next_at, made_at, changed_at)
                values (:id, :id, 'retention', 'EMAIL', :state, false, '9999-01-01', :old, :old)
                """).params(Map.of("id", id, "old", old, "state", state)).update();
        return id;
    }

    private boolean there(String table, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private MvcTestResult set(Actor actor, String days) {
        return web.post()
                .uri("/office/settings/retention")
                .param(SEARCHES, days)
                .with(as(actor))
                .with(csrf())
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
