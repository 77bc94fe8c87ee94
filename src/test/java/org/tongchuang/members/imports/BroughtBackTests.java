package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;

/// A value brought back from a record's history is the word of whoever gave it, not of whoever brought it back.
class BroughtBackTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,手机";
    private static final String BORN = "姓名,学号,学院,班级,出生日期";
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

    @Test
    void goesWithTheOlderImportOnceTheYoungerOneIsUndone() {
        imported(csv(BORN, "撤销甲,Y0011,法学院,〇班,1990-01-01"));
        Origin created = only("撤销甲").rest();
        Done first = imported(csv(BORN, "撤销甲,Y0011,法学院,一班,1990-01-02"));
        Done second = imported(csv(BORN, "撤销甲,Y0011,法学院,二班,1990-01-03"));

        undone(second.id());
        Member back = only("撤销甲");
        assertThat(back.facts().get(CLASS)).isEqualTo("一班");
        assertThat(back.facts().get("birthDate")).isEqualTo("1990-01-02");
        for (String path : List.of(CLASS, "birthDate")) {
            assertThat(back.originOf(path).source()).isEqualTo(Source.ROSTER);
            assertThat(back.originOf(path).batch()).isEqualTo(UUID.fromString(first.id()));
        }
        assertThat(members.history(back.id()).getFirst().origin().source()).isEqualTo(Source.UNDO);

        undone(first.id());
        back = only("撤销甲");
        assertThat(back.facts().get(CLASS)).isEqualTo("〇班");
        assertThat(back.facts().get("birthDate")).isEqualTo("1990-01-01");
        assertThat(back.originOf(CLASS)).isEqualTo(created);
        undone(String.valueOf(created.batch()));
        assertThat(named("撤销甲")).isEmpty();
    }

    @Test
    void staysAwayWhenTheOlderImportWasUndoneFirst() {
        imported(csv(HEADER, "撤销乙,Y0012,法学院,〇班,"));
        Done first = imported(csv(HEADER, "撤销乙,Y0012,法学院,一班,"));
        Done second = imported(csv(HEADER, "撤销乙,Y0012,法学院,二班,"));
        undone(first.id());
        assertThat(only("撤销乙").facts().get(CLASS)).isEqualTo("二班");
        undone(second.id());
        assertThat(only("撤销乙").facts().get(CLASS)).isEqualTo("〇班");
        assertThat(only("撤销乙").originOf(CLASS)).isEqualTo(only("撤销乙").rest());
    }

    @Test
    void isTheOfficesAgainWhenTheOfficeHadWrittenIt() {
        imported(csv(HEADER, "撤销丙,Y0013,法学院,一班,"));
        written("撤销丙", Map.of(CLASS, "院办写的班"), OFFICE);
        Done second = imported(csv(HEADER, "撤销丙,Y0013,法学院,二班,"));
        undone(second.id());
        assertThat(only("撤销丙").facts().get(CLASS)).isEqualTo("院办写的班");
        assertThat(only("撤销丙").originOf(CLASS)).isEqualTo(OFFICE);
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
