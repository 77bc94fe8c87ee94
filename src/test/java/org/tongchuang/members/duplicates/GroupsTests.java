package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.duplicates.Groups.Links;

class GroupsTests {

    @Test
    void makesNoOnePersonOfTwoBecauseAThirdRecordFitsBoth() {
        Groups groups = new Groups((one, other) -> Set.of(one, other).equals(Set.of(1, 3)));
        Links links = new Links();
        links.add(2, 3, 4);
        links.add(1, 2, 9);
        links.uniteIn(groups);
        assertThat(groups.all()).containsExactly(new int[] {1, 2});
    }

    @Test
    void joinsGroupsOnlyWhenNobodyInThemIsOpposed() {
        Groups groups = new Groups((one, other) -> one + other == 1 + 4);
        Links links = new Links();
        links.add(1, 2, 9);
        links.add(3, 4, 8);
        links.add(2, 3, 7);
        links.add(7, 6, 1);
        links.uniteIn(groups);
        assertThat(groups.all()).containsExactly(new int[] {1, 2}, new int[] {3, 4}, new int[] {6, 7});
    }

    @Test
    void leavesWhatGrowsTooLargeToPeople() {
        Groups groups = new Groups((one, other) -> false);
        Links links = new Links();
        for (int i = 0; i < 40; i++) {
            links.add(i, i + 1, 50 - i);
        }
        links.uniteIn(groups);
        assertThat(groups.all()).allMatch(group -> group.length <= 12);
        assertThat(groups.all().getFirst()).hasSize(12);
    }
}
