package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;

/// The list is for what the directory lacks, not for what somebody may not see.
class NothingFoundTests extends DirectoryTrials {

    private static final String LIST = "/office/nothing-found";

    @Autowired
    private NothingFound nothingFound;

    @Test
    void leavesOutWhatFailedByReachOrByAChoiceAlone() {
        add("{\"name\":\"查得到\",\"city\":\"某地\",\"education.1.school\":\"名单学院\",\"phone.1\":\"13712340001\"}");
        awaitTotal("school=名单学院&city=某地", 1);
        Actor officer = Staff.departmentOfficer("别的学院");
        assertThat(names(officer, "q=查得到")).isEmpty();
        page(officer, "/office/members?q=查得到");
        names(officer, "q=13712340001");
        names(officer, "q=无处寻 13712340001");
        names(Staff.RECORDS_OFFICER, "q=查得到&city=某城");
        names(officer, "q=无处寻");
        names(officer, "q=…");
        assertThat(nothingFound.frequent(200))
                .extracting(NothingFound.Entry::typed)
                .contains("无处寻")
                .doesNotContain("…")
                .doesNotContain("查得到");
        assertThat(page(Staff.RECORDS_OFFICER, LIST)).contains("无处寻").doesNotContain("查得到", "13712340001");
    }

    @Test
    void dropsWhatARosterBroughtInMeanwhile() {
        names(Staff.RECORDS_OFFICER, "q=迟来人");
        assertThat(page(Staff.RECORDS_OFFICER, LIST)).contains("迟来人");
        add("{\"name\":\"迟来人\",\"education.1.school\":\"名单学院\"}");
        awaitTotal("q=迟来人", 1);
        assertThat(page(Staff.departmentOfficer("别的学院"), LIST)).doesNotContain("迟来人");
    }
}
