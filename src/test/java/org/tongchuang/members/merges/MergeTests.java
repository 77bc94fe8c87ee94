package org.tongchuang.members.merges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Two records become one and two again, with all that hangs on them, whatever happens in between.
@SpringBootTest
class MergeTests {

    private static final Actor OFFICER = Staff.RECORDS_OFFICER;
    private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2025-01-01T00:00:00Z");

    @Autowired
    private MergeDesk desk;

    @Autowired
    private Differences differences;

    @Autowired
    private Members members;

    @Autowired
    private Merges merges;

    @Autowired
    private Offers offers;

    @Autowired
    private LookupKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Seats seats;

    private Member kept = Member.create(MemberId.next(), Facts.NONE, origin(Source.ROSTER, EARLY));
    private Member other = kept;

    @BeforeEach
    void bothAreThere() {
        kept = add(
                Source.ROSTER,
                EARLY,
                Map.of(
                        "name",
                        "林合并",
                        "sex",
                        "FEMALE",
                        "city",
                        "杭州",
                        "birthDate",
                        "1980",
                        "education.1.school",
                        "物理学院",
                        "education.1.entryYear",
                        "1998",
                        "education.1.class",
                        "物理981",
                        "career.1.employer",
                        "甲公司",
                        "career.1.current",
                        "true",
                        "phone.1",
                        "+8613911110001"));
        other = add(
                Source.SELF,
                LATE,
                Map.of(
                        "name",
                        "林合幷",
                        "city",
                        "上海",
                        "birthDate",
                        "1980-03-04",
                        "education.1.school",
                        "物理学院",
                        "education.1.entryYear",
                        "1998",
                        "education.1.studentNumber",
                        "MG98001",
                        "education.2.school",
                        "商学院",
                        "education.2.degree",
                        "MASTER",
                        "phone.1",
                        "+8613911110001",
                        "phone.2",
                        "+8613911110002"));
    }

    @Test
    void takesAlongWhatTheOtherKnowsAndWhoSaidIt() {
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of("city", false));
        Member one = now(kept);
        assertThat(one.facts().asMap())
                .containsEntry("name", "林合幷") // her own word
                .containsEntry("city", "杭州") // decided
                .containsEntry("birthDate", "1980-03-04") // more exact
                .containsEntry("education.1.studentNumber", "MG98001") // the same studies
                .containsEntry("education.2.school", "商学院")
                .containsEntry("phone.2", "+8613911110002")
                .doesNotContainKey("phone.3")
                .doesNotContainKey("education.3.school");
        assertThat(one.originOf("birthDate").source()).isEqualTo(Source.SELF);
        assertThat(one.originOf("birthDate").at()).isEqualTo(LATE);
        assertThat(one.originOf("sex").source()).isEqualTo(Source.ROSTER);
        Member.Revision told = members.history(kept.id()).getFirst();
        assertThat(told.origin().source()).isEqualTo(Source.MERGE);
        assertThat(told.origin().batch()).isEqualTo(id);
        assertThat(known("+8613911110002")).contains(kept.id()).doesNotContain(other.id());
        assertThat(members.all(List.of(other.id()))).isEmpty();
    }

    @Test
    void letsTheNarrowerOfTwoWishesStandWhateverItsAge() {
        Member wide = added("合并宽", Map.of("shown.phone", "members", "shown.work", "self", "shown.listed", "yes"));
        Member narrow = added("合并宽", Map.of("shown.phone", "near", "shown.work", "members", "shown.listed", "no"));
        desk.merge(OFFICER, wide.id(), narrow.id(), Map.of());
        assertThat(now(wide).facts().asMap())
                .containsEntry("shown.phone", "near")
                .containsEntry("shown.work", "self")
                .containsEntry("shown.listed", "no");
    }

    @Test
    void keepsOldIdsLeadingToThePerson() {
        Member third = added("合并丙", Map.of("sex", "FEMALE"));
        desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        desk.merge(OFFICER, third.id(), kept.id(), Map.of());
        assertThat(now(other).id()).isEqualTo(third.id());
        assertThat(now(kept).id()).isEqualTo(third.id());
        assertThat(members.visibleTo(Staff.AUDITOR, other.id())).isPresent();
    }

    @Test
    void makesThemTwoAgainAsTheyWere() {
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        desk.undo(OFFICER, id, Map.of());
        assertThat(now(kept).facts().changesTo(kept.facts())).isEmpty();
        assertThat(now(other).facts().changesTo(other.facts())).isEmpty();
        assertThat(now(kept).origins()).isEqualTo(kept.origins());
        assertThat(now(other).origins()).isEqualTo(other.origins());
        assertThat(known("+8613911110002")).contains(other.id()).doesNotContain(kept.id());
        assertThat(members.history(kept.id()))
                .extracting(one -> one.origin().source())
                .containsExactly(Source.PARTED, Source.MERGE);
        assertThat(members.history(other.id()))
                .extracting(one -> one.origin().source())
                .containsExactly(Source.PARTED);
        assertThat(desk.visible(OFFICER, id).undone()).isTrue();
        // once more, and everything can begin anew
        desk.undo(OFFICER, id, Map.of());
        assertThat(now(kept).version()).isEqualTo(kept.version() + 2);
        UUID again = desk.merge(OFFICER, other.id(), kept.id(), Map.of());
        desk.undo(OFFICER, again, Map.of());
        assertThat(now(kept).facts().changesTo(kept.facts())).isEmpty();
    }

    @Test
    void leavesLaterEditsWithThePersonTheyBelongTo() {
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of("city", false));
        edit(Map.of(
                "phone.2", "+8613911110099", // in the place of what the other brought
                "education.2.class", "工商01", // added to what the other brought
                "city", "宁波", // the survivor's own
                "career.1.title", "总监",
                "phone.3", "+8613911110003")); // nobody's before
        desk.undo(OFFICER, id, Map.of());
        assertThat(now(other).facts().asMap())
                .containsEntry("phone.2", "+8613911110099")
                .containsEntry("education.2.class", "工商01")
                .containsEntry("city", "上海")
                .doesNotContainKey("phone.3");
        assertThat(now(kept).facts().asMap())
                .containsEntry("city", "宁波")
                .containsEntry("career.1.title", "总监")
                .containsEntry("phone.3", "+8613911110003")
                .doesNotContainKeys("phone.2", "education.2.class", "education.2.school");
        assertThat(now(kept).originOf("city").source()).isEqualTo(Source.OFFICE);
        assertThat(now(other).originOf("phone.2").source()).isEqualTo(Source.OFFICE);
    }

    @Test
    void leavesThemWhereSomebodyWhoKnowsBetterSays() {
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        edit(Map.of("phone.2", "+8613911110098", "phone.3", "+8613911110003", "career.2.employer", "丁公司"));
        assertThat(desk.since(desk.visible(OFFICER, id)))
                .extracting(Separation.Since::path, Separation.Since::ofMerged)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("phone.2", true),
                        org.assertj.core.groups.Tuple.tuple("phone.3", false),
                        org.assertj.core.groups.Tuple.tuple("career.2.employer", false));
        desk.undo(OFFICER, id, Map.of("phone.2", false, "phone.3", true, "career.2.employer", true));
        assertThat(now(other).facts().asMap())
                .containsEntry("phone.2", "+8613911110002")
                .containsEntry("phone.3", "+8613911110003")
                .containsEntry("career.1.employer", "丁公司");
        assertThat(now(kept).facts().asMap())
                .containsEntry("phone.2", "+8613911110098")
                .doesNotContainKeys("phone.3", "career.2.employer");
    }

    @Test
    void undoesAnEarlierMergeWhileALaterOneStands() {
        Member third = added("合并丁", Map.of("phone.1", "+8613911110077", "interest.1", "围棋"));
        UUID first = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        UUID second = desk.merge(OFFICER, kept.id(), third.id(), Map.of("name", false));
        desk.undo(OFFICER, first, Map.of());
        assertThat(now(other).facts().changesTo(other.facts())).isEmpty();
        assertThat(now(kept).facts().list("phone")).containsExactly("+8613911110001", "+8613911110077");
        desk.undo(OFFICER, second, Map.of());
        assertThat(now(kept).facts().changesTo(kept.facts())).isEmpty();
        assertThat(now(third).facts().changesTo(third.facts())).isEmpty();
    }

    @Test
    void asksForTheLaterMergeFirstWhereTheSurvivorIsGone() {
        Member third = added("合并戊", Map.of());
        UUID first = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        UUID second = desk.merge(OFFICER, third.id(), kept.id(), Map.of());
        assertThatThrownBy(() -> desk.undo(OFFICER, first, Map.of())).isInstanceOf(Refusal.class);
        desk.undo(OFFICER, second, Map.of());
        desk.undo(OFFICER, first, Map.of());
        assertThat(now(other).facts().changesTo(other.facts())).isEmpty();
    }

    @Test
    void doesADoubleClickOnce() {
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        assertThat(desk.merge(OFFICER, kept.id(), other.id(), Map.of())).isEqualTo(id);
        assertThat(now(kept).version()).isEqualTo(kept.version() + 1);
    }

    @Test
    void movesWhatOtherRoomsKeepAndGivesItBack() {
        seats.take(other.id(), "重聚");
        seats.take(kept.id(), "讲座");
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        assertThat(seats.of(kept.id())).containsExactlyInAnyOrder("重聚", "讲座");
        seats.take(kept.id(), "论坛");
        desk.undo(OFFICER, id, Map.of());
        assertThat(seats.of(other.id())).containsExactly("重聚");
        assertThat(seats.of(kept.id())).containsExactlyInAnyOrder("讲座", "论坛");
    }

    @Test
    void leavesNothingHalfDoneWhenARoomFails() {
        seats.take(other.id(), "坏了");
        assertThatThrownBy(() -> desk.merge(OFFICER, kept.id(), other.id(), Map.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(now(kept)).isEqualTo(kept);
        assertThat(now(other)).isEqualTo(other);
        assertThat(merges.standing(other.id())).isEmpty();
    }

    @Test
    void movesWhatIsOfferedToThem() {
        jdbc.sql("insert into members.offer (id, member_id, path, sealed, source) values (?, ?, 'city', ?, 'ROSTER')")
                .param(UUID.randomUUID())
                .param(other.id().value())
                .param(sealedOffer("深圳"))
                .update();
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        assertThat(offers.of(kept.id())).containsExactly(Map.entry("city", "深圳"));
        desk.undo(OFFICER, id, Map.of());
        assertThat(offers.of(kept.id())).isEmpty();
        assertThat(offers.of(other.id())).containsExactly(Map.entry("city", "深圳"));
    }

    @Test
    void remembersForEverThatTheyAreTwoPeople() {
        Member third = added("合并己", Map.of());
        differences.say(OFFICER, other.id(), third.id());
        desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        assertThat(differences.between(kept.id(), third.id())).isTrue();
        assertThatThrownBy(() -> desk.merge(OFFICER, third.id(), kept.id(), Map.of()))
                .isInstanceOf(Refusal.class);
        differences.takeBack(OFFICER, third.id(), kept.id());
        desk.merge(OFFICER, third.id(), kept.id(), Map.of());
        assertThat(now(other).id()).isEqualTo(third.id());
    }

    @Test
    void isOnlyForThoseWhoMaySeeAndWriteBoth() {
        Actor law = new Actor(
                UUID.randomUUID(),
                "法学院",
                Set.of(Right.READ_MEMBERS, Right.WRITE_MEMBERS, Right.READ_SENSITIVE),
                Reach.of(List.of(new Reach.Unit("法学院", null))),
                "127.0.0.1");
        assertThatThrownBy(() -> desk.merge(law, kept.id(), other.id(), Map.of()))
                .isInstanceOf(NotFound.class);
        UUID id = desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        assertThatThrownBy(() -> desk.undo(law, id, Map.of())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.undo(Staff.AUDITOR, id, Map.of()))
                .isNotInstanceOf(NotFound.class)
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void refusesADecisionOnAFieldThatIsNotThere() {
        assertThatThrownBy(() -> desk.merge(OFFICER, kept.id(), other.id(), Map.of("phone.9", true)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void letsOnlyOneOfTwoWritersIn() {
        desk.merge(OFFICER, kept.id(), other.id(), Map.of());
        assertThatThrownBy(() -> members.save(other.edit(Map.of("city", "北京"), origin(Source.OFFICE, LATE))))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    private byte[] sealedOffer(String value) {
        return vault.seal(
                org.tongchuang.privacy.Purpose.ROSTER,
                other.id().value(),
                value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Autowired
    private org.tongchuang.privacy.Vault vault;

    private void edit(Map<String, @Nullable String> changes) {
        members.save(now(kept).edit(changes, origin(Source.OFFICE, Instant.now())));
    }

    private List<MemberId> known(String phone) {
        return members.byKeys(List.of(keys.phone(phone))).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private Member now(Member member) {
        return members.find(member.id()).orElseThrow();
    }

    private Member add(Source source, Instant at, Map<String, String> facts) {
        Member member = Member.create(MemberId.next(), Facts.of(facts), origin(source, at));
        members.add(List.of(member));
        return member;
    }

    private Member added(String name, Map<String, String> more) {
        Map<String, String> facts = new java.util.HashMap<>(more);
        facts.put("name", name);
        Member member = Member.create(MemberId.next(), Facts.of(facts), origin(Source.ROSTER, EARLY));
        members.add(List.of(member));
        return member;
    }

    private static Origin origin(Source source, Instant at) {
        return new Origin(source, at, null, "试", null);
    }

    @TestConfiguration
    static class ARoom {

        @Bean
        Seats seats(JdbcClient jdbc) {
            return new Seats(jdbc);
        }
    }

    /// A room as others will be: it keeps seats, and remembers which of them a merge moved.
    static class Seats implements PersonalData {

        private final JdbcClient jdbc;

        Seats(JdbcClient jdbc) {
            this.jdbc = jdbc;
            jdbc.sql("create table if not exists members.test_seat (member_id uuid, what text, moved uuid)")
                    .update();
        }

        void take(MemberId member, String what) {
            jdbc.sql("insert into members.test_seat values (?, ?)")
                    .param(member.value())
                    .param(what)
                    .update();
        }

        List<String> of(MemberId member) {
            return jdbc.sql("select what from members.test_seat where member_id = ?")
                    .param(member.value())
                    .query((row, n) -> row.getString(1))
                    .list();
        }

        @Override
        public List<String> describe() {
            return List.of();
        }

        @Override
        public Map<String, Object> export(MemberId member) {
            return Map.of("seats", of(member));
        }

        @Override
        public void merge(UUID merge, MemberId survivor, MemberId merged) {
            jdbc.sql("update members.test_seat set member_id = ?, moved = ? where member_id = ?")
                    .param(survivor.value())
                    .param(merge)
                    .param(merged.value())
                    .update();
            if (of(survivor).contains("坏了")) {
                throw new IllegalStateException("a room that fails");
            }
        }

        @Override
        public void separate(UUID merge, MemberId survivor, MemberId merged) {
            jdbc.sql("update members.test_seat set member_id = ?, moved = null where moved = ?")
                    .param(merged.value())
                    .param(merge)
                    .update();
        }

        @Override
        public void erase(MemberId member) {
            jdbc.sql("delete from members.test_seat where member_id = ?")
                    .param(member.value())
                    .update();
        }
    }
}
