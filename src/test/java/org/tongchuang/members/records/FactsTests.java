package org.tongchuang.members.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.shared.MemberId;

/// Facts and how a record changes, without a database.
class FactsTests {

    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Origin ROSTER = new Origin(Source.ROSTER, THEN, null, "陈晓", null);
    private static final Origin OFFICE = new Origin(Source.OFFICE, THEN.plusSeconds(60), null, "周敏", null);

    @Test
    void givesNoNumberTwice() {
        Facts facts = Facts.of(Map.of("phone.1", "a", "phone.2", "b", "phone.10", "c"));
        assertThat(facts.nextNumber("phone")).isEqualTo(11);
        Facts less = facts.with(without("phone.10"));
        assertThat(less.numbers("phone")).containsExactly(1, 2);
        assertThat(less.nextNumber("phone")).isEqualTo(11);
        Facts none = less.with(without("phone.1")).with(without("phone.2"));
        assertThat(none.nextNumber("phone")).isEqualTo(11);
        assertThat(none.with(Map.of("phone.11", "d")).with(without("phone.11")).nextNumber("phone"))
                .isEqualTo(12);
    }

    @Test
    void ordersNumbersAsNumbers() {
        Facts facts = Facts.of(Map.of("phone.10", "c", "phone.2", "b", "phone.1", "a", "phonebook.9", "x"));
        assertThat(facts.list("phone")).containsExactly("a", "b", "c");
        assertThat(Facts.of(Map.of("education.3.class", "x", "education.1.school", "y"))
                        .numbers("education"))
                .containsExactly(1, 3);
    }

    @Test
    void takesAFlagAway() {
        Facts facts = Facts.of(Map.of("help.mentor", "true", "help.cv", "true", "deceased", "true"));
        assertThat(facts.with(without("help.mentor")).asMap()).containsOnlyKeys("help.cv", "deceased");
        assertThat(facts.with(without("deceased")).has("deceased")).isFalse();
    }

    @Test
    void leavesNoMarkOfWhatWasNeverThere() {
        Facts facts = Facts.of(Map.of("name", "林海"));
        assertThat(facts.with(without("phone.1")).with(without("help.cv"))).isEqualTo(facts);
    }

    @Test
    void keepsProtectedFactsApart() {
        Facts facts = Facts.of(Map.of(
                "name",
                "林海",
                "birthDate",
                "1980-01-02",
                "idNumber",
                "x",
                "phone.1",
                "p",
                "email.1",
                "e",
                "wechat.1",
                "w",
                "address.1",
                "a",
                "note.1",
                "n",
                "city",
                "杭州"));
        assertThat(facts.keptFor(null).asMap()).containsOnlyKeys("name", "city");
        assertThat(facts.keptFor(Purpose.IDENTITY).asMap()).containsOnlyKeys("birthDate", "idNumber");
        assertThat(facts.keptFor(Purpose.CONTACT).asMap())
                .containsOnlyKeys("phone.1", "email.1", "wechat.1", "address.1");
        assertThat(facts.keptFor(Purpose.NOTES).asMap()).containsOnlyKeys("note.1");
    }

    @Test
    void remembersWhereEachFactCameFrom() {
        Member member = Member.create(MemberId.next(), Facts.of(Map.of("name", "林海", "city", "杭州")), ROSTER);
        Member.Edited edited = member.edit(Map.of("city", "上海", "phone.1", "+8613900000000"), OFFICE);
        assertThat(edited.member().version()).isEqualTo(2);
        assertThat(edited.member().originOf("name")).isEqualTo(ROSTER);
        assertThat(edited.member().originOf("city")).isEqualTo(OFFICE);
        Member.Revision revision = java.util.Objects.requireNonNull(edited.revision());
        assertThat(revision.changes())
                .containsExactlyInAnyOrder(
                        new FactChange("city", "杭州", "上海"), new FactChange("phone.1", null, "+8613900000000"));
        Member gone = edited.member().edit(without("city"), ROSTER).member();
        assertThat(gone.facts().has("city")).isFalse();
        assertThat(gone.origins()).doesNotContainKey("city");
    }

    @Test
    void isTheSameRecordWhenNothingDiffers() {
        Member member = Member.create(MemberId.next(), Facts.of(Map.of("name", "林海")), ROSTER);
        Member.Edited edited = member.edit(Map.of("name", "林海"), OFFICE);
        assertThat(edited.revision()).isNull();
        assertThat(edited.member()).isSameAs(member);
    }

    private static Map<String, @Nullable String> without(String path) {
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put(path, null);
        return changes;
    }
}
