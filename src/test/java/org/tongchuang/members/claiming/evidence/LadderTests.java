package org.tongchuang.members.claiming.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.duplicates.LinkModel;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;

class LadderTests {

    private static final Map<String, String> LIN = Map.of(
            "name", "林海",
            "birthDate", "1980-05-17",
            "idNumber", "11010119800517042X",
            "email.1", "linhai@alumni.example",
            "education.1.school", "物理学院",
            "education.1.major", "物理学",
            "education.1.class", "一班",
            "education.1.entryYear", "1998",
            "education.1.studentNumber", "98040017");

    private final Ladder ladder = new Ladder(LinkModel.shipped());
    private final Candidate lin = candidate(LIN, Map.of());

    @Test
    void letsInByAMailboxOnTheRecord() {
        Verdict verdict = ladder.judge(said(Item.EMAIL, "LinHai@alumni.example"), List.of(lin));
        assertThat(verdict.rung()).isEqualTo(Rung.MAIL);
        assertThat(verdict.record()).contains(lin.id());
    }

    @Test
    void letsInByTwoNumbersFromDifferentDrawers() {
        assertThat(ladder.judge(said(Item.STUDENT_NUMBER, "98040017", Item.DOCUMENT_TAIL, "17042x"), List.of(lin))
                        .rung())
                .isEqualTo(Rung.NUMBERS);
    }

    @Test
    void letsNobodyInByWhatAClassOrAFamilyKnows() {
        for (Said said : List.of(
                said(Item.BIRTH_DATE, "1980-05-17"),
                said(Item.BIRTH_DATE, "1980-05-17", Item.STUDENT_NUMBER, "98040017"),
                said(Item.BIRTH_DATE, "1980-05-17", Item.DOCUMENT_TAIL, "17042X"))) {
            Verdict verdict = ladder.judge(said, List.of(lin));
            assertThat(verdict.rung()).isNull();
            assertThat(verdict.doubt()).isEqualTo(Doubt.NOT_ENOUGH);
            assertThat(verdict.record()).contains(lin.id());
        }
    }

    @Test
    void letsNobodyInAgainstWhatIsTheirOwn() {
        Said said = said(Item.EMAIL, "linhai@alumni.example", Item.BIRTH_DATE, "1975-01-02");
        assertThat(ladder.judge(said, List.of(lin)).doubt()).isEqualTo(Doubt.AGAINST);
        Said other = said(Item.EMAIL, "linhai@alumni.example", Item.NAME, "赵铁柱");
        assertThat(ladder.judge(other, List.of(lin)).rung()).isNull();
        Said tail = said(Item.EMAIL, "linhai@alumni.example", Item.DOCUMENT_TAIL, "999999");
        assertThat(ladder.judge(tail, List.of(lin)).doubt()).isEqualTo(Doubt.AGAINST);
    }

    @Test
    void letsNobodyInByAMailboxThatStandsOnSeveralRecords() {
        Candidate liaison =
                candidate(LIN, Map.of("name", "万里", "idNumber", "", "education.1.studentNumber", "98040018"));
        assertThat(ladder.judge(said(Item.EMAIL, "linhai@alumni.example"), List.of(lin, liaison))
                        .doubt())
                .isEqualTo(Doubt.SHARED);
    }

    @Test
    void leavesToPeopleWhatIsTakenDeadOrTwice() {
        Said said = said(Item.EMAIL, "linhai@alumni.example");
        assertThat(ladder.judge(said, List.of(new Candidate(lin.id(), lin.facts(), true)))
                        .doubt())
                .isEqualTo(Doubt.TAKEN);
        assertThat(ladder.judge(said, List.of(candidate(LIN, Map.of("deceased", "true"))))
                        .doubt())
                .isEqualTo(Doubt.DECEASED);
        Said numbers = said(Item.STUDENT_NUMBER, "98040017", Item.DOCUMENT_TAIL, "17042X");
        assertThat(ladder.judge(numbers, List.of(lin, candidate(LIN, Map.of()))).isSafe())
                .isFalse();
        assertThat(ladder.judge(said, List.of()).doubt()).isEqualTo(Doubt.NOBODY);
    }

    @Test
    void seesASlipInTheLastSix() {
        assertThat(Tail.of("17042X", "11010119800517042X")).isEqualTo(Tail.SAME);
        assertThat(Tail.of("17043X", "11010119800517042X")).isEqualTo(Tail.SLIP);
        assertThat(Tail.of("17402X", "11010119800517042X")).isEqualTo(Tail.SLIP);
        assertThat(Tail.of("999999", "11010119800517042X")).isEqualTo(Tail.DIFFERENT);
        assertThat(Tail.of("123", "11010119800517042X")).isNull();
    }

    private static Said said(Object... more) {
        Map<Item, String> said = new EnumMap<>(Item.class);
        said.put(Item.NAME, "林海");
        said.put(Item.SCHOOL, "物理学院");
        said.put(Item.MAJOR, "物理学");
        said.put(Item.ENTRY_YEAR, "1998");
        for (int i = 0; i < more.length; i += 2) {
            said.put((Item) more[i], (String) more[i + 1]);
        }
        return new Said(said);
    }

    private static Candidate candidate(Map<String, String> facts, Map<String, String> but) {
        Map<String, String> all = new HashMap<>(facts);
        all.putAll(but);
        all.values().removeIf(String::isEmpty);
        return new Candidate(MemberId.next(), Facts.of(all), false);
    }
}
