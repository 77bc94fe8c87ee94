package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.privacy.Purpose;

/// A roster that still bears a number which a merge left out is about the person of the merge.
class LeftOutTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,手机,城市,身份证号";
    private static final String MINE = "420106197906057710";
    private static final String THEIRS = "42010619820304773X";

    @Autowired
    private LookupKeys keys;

    @Test
    void makesNobodyAnewWhoseStudentNumberWasLeftOut() {
        byte[] first = csv(HEADER, "留下甲,LA001,法学院,法学01,13900040001,杭州,");
        byte[] second = csv(HEADER, "留下甲甲,LA002,法学院,法学02,13900040002,上海,");
        imported(first);
        Member kept = only("留下甲");
        imported(second);
        merge(kept, only("留下甲甲"), everythingOf("education.2", "city", "province", "phone.2"));
        Member one = only("留下甲");
        assertThat(one.facts().changesTo(kept.facts())).isEmpty();

        assertThat(tried(second).counts()).containsExactly(1L, 0L, 0L, 1L, 0L);
        assertThat(imported(second).counts()).containsExactly(1L, 0L, 0L, 1L, 0L);
        byte[] both = csv(HEADER, "留下甲甲,LA002,法学院,法学02,13900040002,上海,", "留下甲,LA001,法学院,法学01,13900040001,杭州,");
        assertThat(imported(both).counts()).containsExactly(2L, 0L, 0L, 2L, 0L);
        assertThat(only("留下甲")).isEqualTo(one);

        // what is new comes in all the same
        Done news = imported(csv(HEADER, "留下甲甲,LA002,法学院,法学02,13900040003,上海,"));
        assertThat(news.counts()).containsExactly(1L, 0L, 1L, 0L, 0L);
        assertThat(only("留下甲").facts().list("phone")).containsExactly("+8613900040001", "+8613900040003");
        assertThat(only("留下甲").educations()).hasSize(1);
    }

    @Test
    void makesNobodyAnewWhoseNumberTheOthersReplaced() {
        byte[] first = csv(HEADER, "留下乙,,法学院,法学01,,杭州," + MINE);
        byte[] second = csv(HEADER, "留下乙乙,,法学院,法学01,,杭州," + THEIRS);
        imported(first);
        Member kept = only("留下乙");
        imported(second);
        String merge = merge(kept, only("留下乙乙"), Map.of("idNumber", "merged", "name", "survivor"));
        Member one = only("留下乙");
        assertThat(one.facts().get("idNumber")).isEqualTo(THEIRS);
        assertThat(imported(first).counts()).containsExactly(1L, 0L, 0L, 1L, 0L);
        assertThat(imported(second).rejected()).isZero();
        assertThat(only("留下乙").facts().get("idNumber")).isEqualTo(THEIRS);
        assertThat(jdbc.sql("select facts::text from members.member where id = ?")
                        .param(kept.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(MINE, THEIRS, "#idNumber");
        assertThat(Facts.purposeOf("#idNumber.1")).isEqualTo(Purpose.IDENTITY);
        assertThat(shown(kept)).doesNotContain(MINE, "#");
        assertThat(web.get()
                        .uri("/api/v1/members/" + kept.id())
                        .with(as(Staff.AUDITOR))
                        .exchange())
                .bodyText()
                .doesNotContain(MINE, "#");
        assertThat(part(merge)).hasStatusOk();
        assertThat(foundById(THEIRS)).hasSize(1).doesNotContain(kept);
        assertThat(foundById(MINE)).extracting(Member::id).containsExactly(kept.id());
        assertThat(members.find(kept.id()).orElseThrow().facts().asMap().keySet())
                .noneMatch(path -> path.startsWith("#id"));
    }

    @Test
    void leavesANumberToWhomItTrulyBelongs() {
        imported(csv(HEADER, "留下丙,LC001,法学院,法学01,,,"));
        Member kept = only("留下丙");
        imported(csv(HEADER, "留下丙丙,LC002,法学院,法学02,,,"));
        merge(kept, only("留下丙丙"), everythingOf("education.2"));
        Member truly = kept.edit(Map.of("name", "真丙", "education.1.studentNumber", "LC002"), kept.rest())
                .member();
        Member other = Member.create(org.tongchuang.shared.MemberId.next(), truly.facts(), kept.rest());
        members.add(List.of(other));
        imported(csv(HEADER, "真丙,LC002,法学院,法学02,,广州,"));
        assertThat(members.find(other.id()).orElseThrow().facts().get("city")).isEqualTo("广州");
        assertThat(only("留下丙").facts().has("city")).isFalse();
    }

    @Test
    void givesBackTheNumbersOfOneMergeAndKeepsThoseOfTheNext() {
        imported(csv(HEADER, "留下丁,LD001,法学院,法学01,,,"));
        Member kept = only("留下丁");
        byte[] second = csv(HEADER, "留下丁丁,LD002,法学院,法学02,,,");
        byte[] third = csv(HEADER, "留下丁三,LD003,法学院,法学03,,,");
        imported(second);
        Member other = only("留下丁丁");
        imported(third);
        String merge = merge(kept, other, everythingOf("education.2"));
        merge(kept, only("留下丁三"), everythingOf("education.2"));
        assertThat(part(merge)).hasStatusOk();
        assertThat(imported(second).counts()).containsExactly(1L, 0L, 0L, 1L, 0L);
        assertThat(imported(third).counts()).containsExactly(1L, 0L, 0L, 1L, 0L);
        assertThat(members.byKeys(List.of(keys.student("法学院", "LD002"))).values())
                .containsExactly(List.of(other.id()));
        assertThat(members.byKeys(List.of(keys.student("法学院", "LD003"))).values())
                .containsExactly(List.of(kept.id()));
    }

    private List<Member> foundById(String idNumber) {
        return members.byKeys(List.of(keys.idNumber(idNumber))).values().stream()
                .flatMap(ids -> members.all(ids).stream())
                .toList();
    }

    private String shown(Member member) {
        MvcTestResult answer = web.get()
                .uri("/api/v1/members/" + member.id())
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        return String.valueOf(read(answer));
    }

    /// The survivor's word in all of these.
    private Map<String, String> everythingOf(String... paths) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("name", "survivor"));
        for (String path : paths) {
            if (path.startsWith("education")) {
                List.of("school", "class", "studentNumber").forEach(part -> all.put(path + "." + part, "survivor"));
            } else {
                all.put(path, "survivor");
            }
        }
        return all;
    }

    private String merge(Member survivor, Member merged, Map<String, String> fields) {
        MvcTestResult answer = send(
                "",
                Map.of(
                        "survivor", survivor.id().toString(),
                        "merged", merged.id().toString(),
                        "fields", fields));
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
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
    }
}
