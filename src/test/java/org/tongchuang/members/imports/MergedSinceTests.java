package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;

/// An import is undone whose people were merged into others since, and merges are undone after such an import.
class MergedSinceTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,手机,城市";
    private static final Instant THEN = Instant.parse("2026-02-03T04:05:06Z");
    private static final Origin OFFICE = new Origin(Source.OFFICE, THEN, UUID.randomUUID(), "陈晓", null);

    @Test
    void takesItBackOutOfTheRecordTheyBecamePartOf() {
        Done first = imported(csv(HEADER, "并后甲,MA001,法学院,法学01,13900030001,杭州"));
        Member kept = only("并后甲");
        Done second = imported(csv(HEADER, "并后甲甲,MA002,法学院,法学02,13900030002,上海"));
        String merge = merge(kept, only("并后甲甲"));
        assertThat(only("并后甲").facts().asMap())
                .containsEntry("phone.2", "+8613900030002")
                .containsEntry("city", "上海");

        assertThat(undone(second.id()).state()).isEqualTo("UNDONE");
        Member now = only("并后甲");
        assertThat(now.facts().changesTo(kept.facts())).isEmpty();
        assertThat(now.originOf("city").batch()).isEqualTo(UUID.fromString(first.id()));

        assertThat(part(merge)).hasStatus(422).bodyText().contains("nothing is left to take apart");
        assertThat(only("并后甲")).isEqualTo(now);
        assertThat(page("/office/merges/" + merge)).contains("Take apart");
        undone(first.id());
        assertThat(named("并后甲")).isEmpty();
    }

    @Test
    void findsThemThroughOneMergeAfterTheOther() {
        imported(csv(HEADER, "并后乙,MB001,法学院,法学01,13900030011,"));
        Member kept = only("并后乙");
        imported(csv(HEADER, "并后乙二,MB002,文学院,,13900030012,"));
        Done third = imported(csv(HEADER, "并后乙三,MB003,商学院,,13900030013,"));
        merge(only("并后乙二"), only("并后乙三"));
        merge(kept, only("并后乙二"));
        assertThat(only("并后乙").facts().list("phone")).hasSize(3);

        undone(third.id());
        assertThat(only("并后乙").facts().list("phone")).containsExactly("+8613900030011", "+8613900030012");
        assertThat(only("并后乙").educations()).extracting("school").containsExactly("法学院", "文学院");
    }

    @Test
    void takesBackNothingTwiceWhereTheMergeWasUndoneBefore() {
        imported(csv(HEADER, "并后丙,MC001,法学院,法学01,13900030021,杭州"));
        Member kept = only("并后丙");
        Done second = imported(csv(HEADER, "并后丙丙,MC002,法学院,法学02,13900030022,上海"));
        String merge = merge(kept, only("并后丙丙"));
        assertThat(part(merge)).hasStatusOk();
        undone(second.id());
        assertThat(named("并后丙丙")).isEmpty();
        assertThat(only("并后丙").facts().changesTo(kept.facts())).isEmpty();
    }

    @Test
    void leavesWhatAnOfficerWroteInBetween() {
        imported(csv(HEADER, "并后丁,MD001,法学院,法学01,13900030031,杭州"));
        Member kept = only("并后丁");
        Done second = imported(csv(HEADER, "并后丁丁,MD002,法学院,法学02,13900030032,上海"));
        String merge = merge(kept, only("并后丁丁"));
        members.save(only("并后丁").edit(Map.of("phone.2", "+8613900030039", "interest.1", "围棋"), OFFICE));
        undone(second.id());
        assertThat(only("并后丁").facts().asMap())
                .containsEntry("phone.2", "+8613900030039")
                .containsEntry("interest.1", "围棋")
                .containsEntry("city", "杭州")
                .doesNotContainKey("education.2.studentNumber");

        // the phone was written in the place of the other's, and is what is left of them
        assertThat(part(merge)).hasStatusOk();
        assertThat(only("并后丁丁").facts().asMap().keySet().stream().filter(path -> path.charAt(0) != '#'))
                .containsExactlyInAnyOrder("name", "phone.1");
        assertThat(only("并后丁丁").facts().get("phone.1")).isEqualTo("+8613900030039");
        assertThat(named("并后丁").stream().filter(one -> one.name().equals("并后丁")).findFirst())
                .hasValueSatisfying(one -> assertThat(one.facts().asMap())
                        .containsEntry("interest.1", "围棋")
                        .containsEntry("city", "杭州")
                        .doesNotContainKey("phone.2"));
    }

    @Test
    void givesBackWhatItHadChangedInTheOther() {
        Done first = imported(csv(HEADER, "并后戊戊,ME002,文学院,中文01,,上海"));
        imported(csv(HEADER, "并后戊,ME001,法学院,法学01,,"));
        Member kept = named("并后戊").stream()
                .filter(one -> one.name().equals("并后戊"))
                .findFirst()
                .orElseThrow();
        Done third = imported(csv(HEADER, "并后戊戊,ME002,文学院,中文02,13900030042,广州"));
        String merge = merge(kept, only("并后戊戊"));
        assertThat(only("并后戊").facts().asMap()).containsEntry("city", "广州").containsEntry("education.2.class", "中文02");

        undone(third.id());
        Member now = only("并后戊");
        assertThat(now.facts().asMap())
                .containsEntry("city", "上海")
                .containsEntry("education.2.class", "中文01")
                .doesNotContainKey("phone.1");
        assertThat(now.originOf("city").batch()).isEqualTo(UUID.fromString(first.id()));

        assertThat(page("/office/merges/" + merge)).doesNotContain("Written since the merge");
        assertThat(part(merge)).hasStatusOk();
        Member back = only("并后戊戊");
        assertThat(back.facts().asMap())
                .containsEntry("city", "上海")
                .containsEntry("education.1.class", "中文01")
                .doesNotContainKey("phone.1");
        assertThat(back.originOf("city").batch()).isEqualTo(UUID.fromString(first.id()));
        undone(first.id());
        assertThat(named("并后戊戊")).isEmpty();
    }

    @Test
    void leavesAnElderPersonMergedIntoOneItMade() {
        Done first = imported(csv(HEADER, "并后己,MF001,法学院,法学01,13900030051,杭州"));
        Member elder = only("并后己");
        Done second = imported(csv(HEADER, "并后己己,MF002,法学院,法学01,13900030051,上海"));
        String merge = merge(only("并后己己"), elder);
        undone(second.id());
        Member now = members.find(elder.id()).orElseThrow();
        assertThat(now.facts().asMap())
                .containsEntry("phone.1", "+8613900030051") // both had said so
                .containsValue("MF001")
                .doesNotContainValue("MF002")
                .doesNotContainValue("上海");
        assertThat(now.originOf("phone.1").batch()).isEqualTo(UUID.fromString(first.id()));
        assertThat(part(merge)).hasStatus(422);
        undone(first.id());
        assertThat(members.find(elder.id())).isEmpty();
    }

    @Test
    void followsWhatItWroteThatLeftWithTheOther() {
        imported(csv(HEADER, "并后庚,MG001,法学院,法学01,,"));
        Member kept = only("并后庚");
        imported(csv(HEADER, "并后庚庚,MG002,文学院,中文01,,"));
        Member other = only("并后庚庚");
        String merge = merge(kept, other);
        Done third = imported(csv(HEADER, "并后庚庚,MG002,文学院,中文02,,"));
        assertThat(part(merge)).hasStatusOk();
        assertThat(members.find(other.id()).orElseThrow().facts().get("education.1.class"))
                .isEqualTo("中文02");
        undone(third.id());
        assertThat(members.find(other.id()).orElseThrow().facts().get("education.1.class"))
                .isEqualTo("中文01");
    }

    private String merge(Member survivor, Member merged) {
        MvcTestResult answer = send(
                "",
                Map.of(
                        "survivor", survivor.id().toString(),
                        "merged", merged.id().toString(),
                        "fields", Map.of("name", "survivor")));
        assertThat(answer).hasStatus(201);
        return String.valueOf(read(answer).get("id"));
    }

    private MvcTestResult part(String merge) {
        return send("/" + merge + "/undo", Map.of());
    }

    private MvcTestResult send(String path, Map<String, Object> body) {
        return web.post()
                .uri("/api/v1/merges" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .header("Accept-Language", "en")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }
}
