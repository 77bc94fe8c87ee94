package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.PersonalData;

/// Whom a list brings again who had their data erased.
class ErasedTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,手机";

    @Autowired
    private List<PersonalData> rooms;

    @Test
    void areNotFilledAgainByALaterList() {
        byte[] file = csv(HEADER, "已删甲,E0001,已删学院,一班,13900019001");
        Done first = imported(file);
        Member before = only("已删甲");
        assertThat(before.facts().has("phone.1")).isTrue();
        rooms.forEach(room -> room.erase(before.id()));
        rooms.forEach(room -> room.erase(before.id()));

        Done again = imported(csv(HEADER, "已删甲,E0001,已删学院,一班,13900019002"));
        assertThat(again.counts().getFirst()).isEqualTo(1L);
        assertThat(only("已删甲").facts().has("phone.1")).isFalse();
        assertThat(page("/office/imports/" + again.id() + "?show=problems")).contains("had their data erased");
        // What the first list noted about them is gone as well.
        assertThat(page("/office/imports/" + first.id())).doesNotContain("13900019001");
        undone(first.id());
    }
}
