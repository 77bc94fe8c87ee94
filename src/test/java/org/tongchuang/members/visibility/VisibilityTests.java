package org.tongchuang.members.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Facts;

class VisibilityTests {

    private static final Facts ALL = Facts.of(Map.ofEntries(
            Map.entry("name", "周文敏"),
            Map.entry("formerName.1", "周小敏"),
            Map.entry("education.1.school", "理学院"),
            Map.entry("education.1.studentNumber", "1998001"),
            Map.entry("career.1.employer", "省立医院"),
            Map.entry("city", "杭州"),
            Map.entry("phone.1", "+8613800138000"),
            Map.entry("phoneFailed.1", "+8613800138000"),
            Map.entry("idNumber", "11010519491231002X"),
            Map.entry("note.1", "喜欢摄影"),
            Map.entry("doNotContact", "true"),
            Map.entry("#phone", "3")));

    @Test
    void showsClassmatesOnlyTheNameOfWhoeverWasNotAskedYet() {
        assertThat(seen(Closeness.NEAR, Map.of())).containsOnlyKeys("name", "education.1.school");
        assertThat(seen(Closeness.MEMBER, Map.of())).isEmpty();
        assertThat(seen(Closeness.STRANGER, Map.of())).isEmpty();
    }

    @Test
    void showsAlumniWhereSomebodyWorksAndNeverHowToReachThemUnlessTheySaySo() {
        assertThat(seen(Closeness.MEMBER, Map.of("shown.listed", "yes")))
                .containsOnlyKeys("name", "education.1.school", "career.1.employer", "city");
        assertThat(seen(Closeness.NEAR, Map.of("shown.listed", "yes")))
                .containsOnlyKeys("name", "formerName.1", "education.1.school", "career.1.employer", "city");
        assertThat(seen(Closeness.MEMBER, Map.of("shown.listed", "yes", "shown.phone", "members")))
                .containsKey("phone.1")
                .doesNotContainKey("phoneFailed.1");
    }

    @Test
    void showsNothingOfWhoeverLeftTheDirectory() {
        for (Map<String, String> choice : java.util.List.of(
                Map.of("shown.listed", "no", "shown.phone", "everyone"),
                Map.of("shown.listed", "yes", "unlisted", "true"))) {
            assertThat(seen(Closeness.GROUP_OFFICER, choice)).isEmpty();
            assertThat(seen(Closeness.SELF, choice)).containsKeys("name", "phone.1");
        }
    }

    @Test
    void showsNothingToThoseWhoMayNotSeeTheName() {
        Map<String, String> choice =
                Map.of("shown.listed", "yes", "shown.name", "near", "shown.place", "everyone", "shown.work", "members");
        assertThat(seen(Closeness.MEMBER, choice)).isEmpty();
        assertThat(seen(Closeness.NEAR, choice)).containsKeys("name", "city", "career.1.employer");
        assertThat(Visibility.of(Facts.of(choice)).of(Field.PLACE)).isEqualTo(Audience.NEAR);
    }

    @Test
    void keepsWhatIsTheOfficesAloneFromEverybodyElse() {
        Map<String, String> open = new java.util.HashMap<>(Map.of("shown.listed", "yes"));
        for (Field field : Field.values()) {
            open.put("shown." + field.key(), "everyone");
        }
        assertThat(seen(Closeness.GROUP_OFFICER, open))
                .doesNotContainKeys("idNumber", "education.1.studentNumber", "note.1", "doNotContact", "#phone");
    }

    @Test
    void takesAWordItDoesNotKnowForTheNarrowest() {
        assertThat(seen(Closeness.GROUP_OFFICER, Map.of("shown.listed", "yes", "shown.place", "everybody!")))
                .doesNotContainKey("city");
        assertThat(Visibility.of(Facts.of(Map.of("shown.listed", "perhaps"))).standing())
                .isEqualTo(Visibility.Standing.UNASKED);
    }

    @Test
    void knowsTheNarrowerOfTwoChoices() {
        assertThat(Visibility.isNarrower("shown.phone", "near", "members")).isTrue();
        assertThat(Visibility.isNarrower("shown.phone", "everyone", "self")).isFalse();
        assertThat(Visibility.isNarrower("shown.phone", "near", "near")).isFalse();
        assertThat(Visibility.isNarrower("shown.listed", "no", "yes")).isTrue();
        assertThat(Visibility.isNarrower("shown.listed", "yes", "no")).isFalse();
    }

    private static Map<String, String> seen(Closeness viewer, Map<String, String> choices) {
        Facts facts = ALL.and(Facts.of(choices));
        return Visibility.of(facts).seenBy(viewer, facts).asMap();
    }
}
