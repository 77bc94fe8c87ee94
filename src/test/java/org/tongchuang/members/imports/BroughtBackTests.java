package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;

/// A value brought back from a record's history is the word of whoever gave it, not of whoever brought it back.
class BroughtBackTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,手机";
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Origin SELF = new Origin(Source.SELF, THEN, null, "本人", null);
    private static final Origin OFFICE = new Origin(Source.OFFICE, THEN, UUID.randomUUID(), "林工", null);
    private static final String CLASS = "education.1.class";

    @Test
    void goesWithTheImportThatBroughtThePerson() {
        Done done = imported(csv(HEADER, "找回甲,Y0001,法学院,一班,13900000001"));
        Member changed = written("找回甲", Map.of(CLASS, "二班", "phone.1", "+8613900000002"), OFFICE);
        bringBack(changed, changed.version(), CLASS);
        bringBack(changed, changed.version(), "phone.1");

        Member back = only("找回甲");
        assertThat(back.facts().get(CLASS)).isEqualTo("一班");
        assertThat(back.originOf(CLASS).batch()).isEqualTo(UUID.fromString(done.id()));
        assertThat(back.originOf("phone.1").source()).isEqualTo(Source.ROSTER);
        assertThat(members.history(back.id()).getFirst().origin().actorName()).isEqualTo("陈晓");
        assertThat(page("/office/members/" + back.id())).contains("Brought back · 陈晓");
        undone(done.id());
        assertThat(named("找回甲")).isEmpty();
    }

    @Test
    void goesWithTheImportThatChangedIt() {
        Done first = imported(csv(HEADER, "找回乙,Y0002,法学院,一班,"));
        Done second = imported(csv(HEADER, "找回乙,Y0002,法学院,二班,"));
        Member changed = written("找回乙", Map.of(CLASS, "三班"), OFFICE);
        bringBack(changed, changed.version(), CLASS);
        assertThat(only("找回乙").originOf(CLASS).batch()).isEqualTo(UUID.fromString(second.id()));

        // Away once more and back once more: found again behind the revision that brought it back.
        changed = written("找回乙", Map.of(CLASS, "四班"), OFFICE);
        bringBack(changed, changed.version(), CLASS);
        assertThat(only("找回乙").originOf(CLASS).batch()).isEqualTo(UUID.fromString(second.id()));

        undone(second.id());
        assertThat(only("找回乙").facts().get(CLASS)).isEqualTo("一班");
        assertThat(first.created()).isOne();
    }

    @Test
    void standsAgainstTheImportThatReplacedIt() {
        Done first = imported(csv(HEADER, "找回丙,Y0003,法学院,一班,"));
        Done second = imported(csv(HEADER, "找回丙,Y0003,法学院,二班,13900000003"));
        Member replaced = only("找回丙");
        bringBack(replaced, replaced.version(), CLASS);
        undone(second.id());
        Member now = only("找回丙");
        assertThat(now.facts().get(CLASS)).isEqualTo("一班");
        assertThat(now.facts().has("phone.1")).isFalse();
        undone(first.id());
        assertThat(named("找回丙")).isEmpty();
    }

    @Test
    void countsAsConfirmedWhenThePersonHadConfirmedIt() {
        imported(csv(HEADER, "找回丁,Y0004,法学院,一班,"));
        written("找回丁", Map.of(CLASS, "自己说的班"), SELF);
        Member changed = written("找回丁", Map.of(CLASS, "抄错的班"), OFFICE);
        bringBack(changed, changed.version(), CLASS);
        assertThat(only("找回丁").originOf(CLASS)).isEqualTo(SELF);

        Done again = imported(csv(HEADER, "找回丁,Y0004,法学院,一班,"));
        assertThat(number(again.all(), "offered")).isOne();
        assertThat(only("找回丁").facts().get(CLASS)).isEqualTo("自己说的班");
    }

    private Member written(String name, Map<String, String> facts, Origin origin) {
        Member.Edited edited = only(name).edit(Map.copyOf(facts), origin);
        members.save(edited);
        return edited.member();
    }

    private void bringBack(Member member, long seq, String path) {
        press("/office/members/" + member.id() + "/history/" + seq, Map.of("path", path));
    }
}
