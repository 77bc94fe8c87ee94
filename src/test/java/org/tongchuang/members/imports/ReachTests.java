package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;

/// A roster handed in by somebody who looks after one school. No role has both today; whoever gets both is held to it.
class ReachTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,身份证号,手机";
    private static final Actor OFFICER = new Actor(
            UUID.randomUUID(),
            "院办",
            Set.of(Right.READ_MEMBERS, Right.WRITE_MEMBERS, Right.IMPORT_ROSTERS),
            Reach.of(List.of(new Reach.Unit("法学院", null))),
            "127.0.0.1");

    @Test
    void rejectsEachRowAboutSomebodyElse() {
        imported(csv(HEADER, "院里甲,E0001,法学院,,", "院边乙,E0002,医学院,110101198001020112,"));
        Member outside = only("院边乙");
        byte[] file = csv(
                HEADER,
                "院里甲,E0001,法学院,,13900000011", // theirs, changed
                "院里丙,E0003,法学院,,", // theirs, new
                "院边乙,E0002,医学院,,13900000012", // not theirs
                "院边乙,E0004,法学院,110101198001020112,", // not theirs, known by the ID number
                "院边丁,E0005,医学院,,", // would be lost from their sight
                "没院戊,E0006,,,");
        for (String dryRun : List.of("true", "false")) {
            String id = handIn(file, dryRun);
            Done done = ended(id);
            assertThat(done.counts()).as("dry run " + dryRun).containsExactly(6L, 1L, 1L, 0L, 4L);
            MvcTestResult sheet = web.get()
                    .uri(API + "/" + id + "/problems")
                    .header("Accept-Language", "en")
                    .with(as(OFFICER))
                    .exchange();
            assertThat(new String(sheet.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                    .contains("4,,院边乙,", "5,,院边乙,", "6,,院边丁,", "7,,没院戊,")
                    .contains("not in a school or department you look after");
        }
        assertThat(members.find(outside.id())).contains(outside);
        assertThat(named("院边丁")).isEmpty();
        assertThat(only("院里甲").facts().get("phone.1")).isEqualTo("+8613900000011");
    }

    @Test
    void showsNobodyTheRostersOfOthers() {
        String theirs = begin("theirs.csv", csv(HEADER, "别人甲,E1001,法学院,,"), true);
        ended(theirs);
        String own = handIn(csv(HEADER, "自己乙,E1002,法学院,,"), "true");
        ended(own);
        for (String address : List.of("/office/imports/", API + "/")) {
            assertThat(web.get().uri(address + theirs).with(as(OFFICER))).hasStatus(404);
            assertThat(web.get().uri(address + own).with(as(OFFICER))).hasStatusOk();
        }
        MvcTestResult list = web.get().uri("/office/imports").with(as(OFFICER)).exchange();
        assertThat(new String(list.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("roster.csv")
                .doesNotContain("theirs.csv");
        assertThat(page("/office/imports")).contains("roster.csv", "theirs.csv");
    }

    @Test
    void isNothingForADepartmentOfficerAsRolesAreToday() {
        assertThat(send(Staff.departmentOfficer("法学院"), "roster.csv", csv(HEADER, "院内己,E2001,法学院,,"), Map.of(), null))
                .hasStatus(403);
    }

    private String handIn(byte[] file, String dryRun) {
        MvcTestResult answer = send(OFFICER, "roster.csv", file, Map.of("dryRun", dryRun), null);
        assertThat(answer).hasStatus(202);
        return String.valueOf(read(answer).get("id"));
    }
}
