package org.tongchuang.members.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.tongchuang.shared.MemberId;

/// Students become alumni by themselves, on the day after the one they were expected to finish on.
@SpringBootTest
@AutoConfigureMockMvc
class GraduationTests {

    private static final Origin ROSTER = new Origin(Source.ROSTER, Instant.EPOCH, null, "教务处", null);

    @Autowired
    private Graduation graduation;

    @Autowired
    private Members members;

    @Test
    void makesAlumniOfThoseWhoseDayHasPassed() {
        MemberId student = studying("2020-06-30");
        graduation.graduate();
        Member alum = members.find(student).orElseThrow();
        assertThat(alum.facts().get("standing")).isEqualTo("GRADUATE");
        assertThat(alum.facts().get("education.1.graduationYear")).isEqualTo("2020");
        assertThat(alum.originOf("standing").source()).isEqualTo(Source.HOUSE);
        graduation.graduate();
        assertThat(members.find(student).orElseThrow().version()).isEqualTo(alum.version());
    }

    @Test
    void leavesThoseWhoStillStudy() {
        MemberId student = studying("2999-06-30");
        graduation.graduate();
        assertThat(members.find(student).orElseThrow().facts().get("standing")).isEqualTo("STUDENT");
    }

    @Test
    void waitsForTheLastOfSeveralDegrees() {
        MemberId student = studying("2020-06-30");
        Member once = members.find(student).orElseThrow();
        members.save(once.edit(Map.of("education.2.expectedGraduation", "2999-06-30"), ROSTER));
        graduation.graduate();
        assertThat(members.find(student).orElseThrow().facts().get("standing")).isEqualTo("STUDENT");
    }

    private MemberId studying(String until) {
        MemberId id = MemberId.next();
        members.add(List.of(Member.create(
                id,
                Facts.of(Map.of(
                        "name", "陈一诺",
                        "standing", "STUDENT",
                        "education.1.school", "信息工程学院",
                        "education.1.expectedGraduation", until)),
                ROSTER)));
        return id;
    }
}
