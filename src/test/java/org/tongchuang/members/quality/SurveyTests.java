package org.tongchuang.members.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;
import tools.jackson.core.type.TypeReference;

/// The follower, one look at a time: few changes and many, killed in between, beside imports and merges.
@DirtiesContext
class SurveyTests extends QualityTrials {

    @Autowired
    private Survey survey;

    @Autowired
    private Follower follower;

    @Autowired
    private Months months;

    @BeforeEach
    void lookOnlyWhenAsked() {
        follower.stop();
    }

    @AfterEach
    void goOn() {
        follower.start();
    }

    @Test
    void countsNobodyWhereThereIsNobody() {
        kept.state().beginAnew(Tag.VERSION);
        look();
        assertThat(kept.state().now().recount()).isFalse();
        assertThat(in("空学院").of(Tag.PERSON, null)).isZero();
        months.keep();
        addUp();
    }

    @Test
    void goesOnWhereItWasKilled() {
        List<Member> many = new ArrayList<>();
        for (int n = 0; n < 4_500; n++) {
            Map<String, String> facts = new java.util.HashMap<>(Map.of(
                    "name",
                    "众" + n,
                    "education.1.school",
                    "众" + n % 3 + "学院",
                    "education.1.class",
                    "众班" + n % 100,
                    "education.1.entryYear",
                    String.valueOf(1960 + n % 60)));
            if (n % 2 == 0) {
                facts.put("phone.1", "+86139444%05d".formatted(n));
            }
            many.add(Member.create(MemberId.next(), Facts.of(facts), origin(Source.ROSTER)));
        }
        for (int from = 0; from < many.size(); from += 500) {
            members.add(many.subList(from, from + 500));
        }
        survey.look(() -> true);
        SurveyState.Now killed = kept.state().now();
        assertThat(killed.recount()).isTrue();
        assertThat(killed.share()).isBetween(0.01, 0.9);
        assertThat(page("/office/quality", Staff.RECORDS_OFFICER)).contains("Looking through all records");
        // Meanwhile some leave and some change.
        members.remove(many.subList(0, 10).stream().map(Member::id).toList());
        members.save(now(many.get(100)).edit(Map.of("email.1", "zhong@jianghai.edu.cn"), origin(Source.OFFICE)));
        look();
        assertThat(kept.state().now().recount()).isFalse();
        look();
        assertThat(in("众0学院").of(Tag.PERSON, null)).isEqualTo(1_496);
        addUp();
        long counted = kept.state().now().counted();
        look();
        assertThat(kept.state().now().counted()).as("nothing changed").isEqualTo(counted);
    }

    @Test
    void waitsForAnImportAndFollowsItsUndo() {
        Member before = added("导前", "导回学院", Map.of());
        look();
        jdbc.sql("""
                insert into members.roster_import (id, file_name, bytes, actor, actor_name, state, dry_run, uploaded_at)
                values (gen_random_uuid(), '还在导.csv', 1, gen_random_uuid(), '试', 'RUNNING', false, now())
                """).update();
        Member meanwhile = added("导间", "导回学院", Map.of());
        look();
        assertThat(in("导回学院").of(Tag.PERSON, null)).isEqualTo(1);
        jdbc.sql("delete from members.roster_import where file_name = '还在导.csv'")
                .update();
        look();
        assertThat(in("导回学院").of(Tag.PERSON, null)).isEqualTo(2);
        members.remove(List.of(meanwhile.id()));
        String id = imported("姓名,学号,学院,班级,邮箱\r\n导入甲,Q1,导回学院,导班,daojia@jianghai.edu.cn\r\n导入乙,Q2,导回学院,导班,\r\n");
        look();
        assertThat(in("导回学院").of(Tag.PERSON, null)).isEqualTo(3);
        assertThat(in("导回学院").of(Tag.LOST, null)).isEqualTo(2);
        MemberId one = person("导入甲");
        assertThat(press("/office/members/" + one + "/confirmation", Map.of(), Staff.RECORDS_OFFICER))
                .hasStatus3xxRedirection();
        assertThat(press(
                        "/office/members/" + one + "/contacts/email.1",
                        Map.of("works", "false"),
                        Staff.RECORDS_OFFICER))
                .hasStatus3xxRedirection();
        look();
        assertThat(in("导回学院").of(Tag.FAILED, null)).isEqualTo(1);
        assertThat(in("导回学院").of(Tag.LOST, null)).isEqualTo(3);
        addUp();

        web.post()
                .uri("/api/v1/roster-imports/" + id + "/undo")
                .with(Staff.as(Staff.RECORDS_OFFICER))
                .exchange();
        awaitState(id, "UNDONE");
        assertThat(members.all(List.of(one)))
                .as("what was only said of the withdrawn facts goes with them")
                .isEmpty();
        look();
        assertThat(in("导回学院").of(Tag.PERSON, null)).isEqualTo(1);
        assertThat(now(before).name()).isEqualTo("导前");
        addUp();
    }

    @Test
    void takesARemarkAlongIntoAMergeAndOutAgain() {
        Member one = added("并甲", "并学院", Map.of("phone.1", "+8613944448001", "email.1", "bing1@jianghai.edu.cn"));
        Member other = added("并甲", "并学院", Map.of("email.1", "bing2@jianghai.edu.cn"));
        assertThat(press(
                        "/office/members/" + other.id() + "/contacts/email.1",
                        Map.of("works", "false"),
                        Staff.RECORDS_OFFICER))
                .hasStatus3xxRedirection();
        look();
        assertThat(in("并学院").of(Tag.PERSON, null)).isEqualTo(2);
        String merged = String.valueOf(press(
                        "/office/merges",
                        Map.of(
                                "survivor",
                                one.id().toString(),
                                "merged",
                                other.id().toString()),
                        Staff.RECORDS_OFFICER)
                .getResponse()
                .getRedirectedUrl());
        assertThat(merged).isNotEmpty();
        look();
        assertThat(in("并学院").of(Tag.PERSON, null)).isEqualTo(1);
        assertThat(in("并学院").of(Tag.FAILED, null)).isEqualTo(1);
        assertThat(now(one).facts().list("emailFailed")).containsExactly("bing2@jianghai.edu.cn");
        // Said after the merge of a contact that came along: it is the other's.
        String failing = "/office/members/" + one.id() + "/contacts/email.2";
        assertThat(press(failing, Map.of("works", "true"), Staff.RECORDS_OFFICER))
                .hasStatus3xxRedirection();
        assertThat(press(failing, Map.of("works", "false"), Staff.RECORDS_OFFICER))
                .hasStatus3xxRedirection();
        String merge = jdbc.sql("select id::text from members.merge where merged = ?")
                .param(other.id().value())
                .query(String.class)
                .single();
        assertThat(press("/office/merges/" + merge + "/undo", Map.of(), Staff.RECORDS_OFFICER))
                .hasStatus3xxRedirection();
        assertThat(now(one).facts().list("emailFailed")).isEmpty();
        assertThat(now(other).facts().list("emailFailed")).containsExactly("bing2@jianghai.edu.cn");
        look();
        assertThat(in("并学院").of(Tag.PERSON, null)).isEqualTo(2);
        assertThat(in("并学院").of(Tag.FAILED, null)).isEqualTo(1);
        addUp();
    }

    @Test
    void keepsOnePointAMonthAndMakesNoneUp() {
        added("月甲", "月月学院", Map.of("phone.1", "+8613944448100"));
        added("月乙", "月月学院", Map.of());
        look();
        jdbc.sql("update members.quality_state set kept_at = null").update();
        months.keep();
        Place place = new Place("月月学院", null, null);
        assertThat(months.before(place)).isEmpty();
        assertThat(page("/office/quality?school=月月学院", Staff.RECORDS_OFFICER)).contains("It is the first point");
        jdbc.sql("""
                insert into members.quality_month (month, place, counts)
                select month - interval '2 months', place, counts from members.quality_month where place = '月月学院'
                """).update();
        assertThat(months.before(place)).hasSize(1);
        assertThat(months.before(place).getFirst().numbers().of(Tag.LOST, null)).isEqualTo(1);
        Map<String, Object> api = api("/api/v1/quality?school=月月学院", Staff.RECORDS_OFFICER);
        assertThat((List<?>) api.get("months"))
                .hasSize(2)
                .allMatch(month -> month.toString().contains("reachable=50"));
        assertThat(String.valueOf(api.get("months")))
                .contains(YearMonth.now(java.time.ZoneId.of("Asia/Shanghai"))
                        .minusMonths(2)
                        .toString());
    }

    private void look() {
        // A transaction of others that still runs keeps the follower from what came after it.
        for (int n = 0; n < 3; n++) {
            survey.look(() -> false);
        }
    }

    private String imported(String csv) {
        MvcTestResult answer = web.perform(MockMvcRequestBuilders.multipart("/api/v1/roster-imports")
                .file(new MockMultipartFile("file", "q.csv", null, csv.getBytes(StandardCharsets.UTF_8)))
                .param("dryRun", "false")
                .with(Staff.as(Staff.RECORDS_OFFICER)));
        assertThat(answer).hasStatus(202);
        String id = String.valueOf(json.readValue(
                        answer.getResponse().getContentAsByteArray(), new TypeReference<Map<String, Object>>() {})
                .get("id"));
        awaitState(id, "DONE");
        return id;
    }

    private void awaitState(String id, String state) {
        until(() -> String.valueOf(api("/api/v1/roster-imports/" + id, Staff.RECORDS_OFFICER)
                        .get("state"))
                .equals(state));
    }

    private MemberId person(String name) {
        return jdbc.sql("select id from members.member where facts ->> 'name' = ?")
                .param(name)
                .query((row, n) -> new MemberId(row.getObject(1, java.util.UUID.class)))
                .single();
    }
}
