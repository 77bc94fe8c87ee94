package org.tongchuang.members.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;

class LineTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Origin ROSTER = origin(Source.ROSTER, "2021-05-01T00:00:00Z");

    @Test
    void saysWhatIsThereFromWhomAndSinceWhen() {
        Member member = person(Map.of("name", "江行", "education.1.school", "史学院", "education.1.entryYear", "1994"));
        Line line = line(member.edit(Map.of("phone.1", "+8613944447001"), origin(Source.SELF, "2025-12-31T20:00:00Z"))
                .member());
        assertThat(line.decade()).isEqualTo(1990);
        assertThat(line.tags())
                .contains(
                        Tag.PERSON,
                        Tag.ALUM,
                        Tag.known(Tracked.SCHOOL, Giver.ROSTER, 2021),
                        Tag.known(Tracked.PHONE, Giver.SELF, 2026),
                        Tag.missing(Tracked.EMAIL),
                        Tag.confirmed(YearMonth.of(2026, 1)))
                .doesNotContain(Tag.LOST, Tag.missing(Tracked.PHONE));
    }

    @Test
    void losesWhoeverHasNoContactThatWorks() {
        Member nothing = person(Map.of("name", "江无"));
        assertThat(line(nothing).tags()).contains(Tag.LOST);
        Member madeUp = person(Map.of("name", "江假", "phone.1", "+8611111111111"));
        assertThat(line(madeUp).tags()).contains(Tag.LOST, Tag.INVALID);
        Member failed = person(Map.of("name", "江退", "email.1", "a@b.cn", "emailFailed.1", "a@b.cn"));
        assertThat(line(failed).tags()).contains(Tag.LOST, Tag.FAILED).doesNotContain(Tag.INVALID);
        Member student = person(Map.of("name", "江学", "standing", "STUDENT"));
        assertThat(line(student).tags())
                .doesNotContain(Tag.LOST, Tag.ALUM, Tag.missing(Tracked.EMPLOYER))
                .contains(Tag.missing(Tracked.PHONE));
        Member dead = person(Map.of("name", "江故", "deceased", "true"));
        assertThat(line(dead).tags()).containsExactly(Tag.DECEASED);
    }

    @Test
    void takesNobodysWordForAConfirmationButPeoples() {
        Member member = person(Map.of("name", "江信", "email.1", "x@jianghai.edu.cn"));
        Member byItself = member.edit(Map.of("standing", "GRADUATE"), origin(Source.HOUSE, "2026-03-01T00:00:00Z"))
                .member();
        Member marked = byItself.edit(
                        Map.of("emailFailed.1", "x@jianghai.edu.cn"), origin(Source.OFFICE, "2026-04-01T00:00:00Z"))
                .member();
        assertThat(line(marked).tags()).contains(Tag.confirmed(YearMonth.of(2021, 5)));
        Member confirmed = marked.edit(Map.of("confirmed", "2026-05-02"), origin(Source.OFFICE, "2026-05-02T00:00:00Z"))
                .member();
        assertThat(line(confirmed).tags()).contains(Tag.confirmed(YearMonth.of(2026, 5)));
        Member fromNobody = Member.create(
                MemberId.next(), Facts.of(Map.of("name", "江无名")), origin(Source.HOUSE, "2026-03-01T00:00:00Z"));
        assertThat(line(fromNobody).tags()).contains(Tag.neverConfirmed());
        assertThat(Tag.isUnconfirmedSince(Tag.neverConfirmed(), YearMonth.of(1990, 1)))
                .isTrue();
    }

    @Test
    void countsAPresentPostOnly() {
        Member left = person(Map.of("name", "江离", "career.1.employer", "新华社", "career.1.to", "2019"));
        assertThat(line(left).tags()).contains(Tag.missing(Tracked.EMPLOYER));
        Member there = person(Map.of("name", "江在", "career.1.employer", "新华社", "career.1.current", "true"));
        assertThat(line(there).tags()).contains(Tag.known(Tracked.EMPLOYER, Giver.ROSTER, 2021));
    }

    @Test
    void belongsToEachSchoolDepartmentAndClass() {
        Member member = person(Map.of(
                "name", "江两",
                "education.1.school", "理学院",
                "education.1.department", "物理系",
                "education.1.class", "物理981",
                "education.2.school", "法学院",
                "education.3.class", "短训班"));
        List<Place> places = line(member).places().stream().map(Place::read).toList();
        assertThat(places)
                .containsExactlyInAnyOrder(
                        new Place("理学院", null, null),
                        new Place("理学院", "物理系", null),
                        new Place("理学院", "物理系", "物理981"),
                        new Place("法学院", null, null),
                        new Place(null, null, "短训班"));
        assertThat(places)
                .allSatisfy(place -> assertThat(Place.read(place.token())).isEqualTo(place));
    }

    @Test
    void seesOfAPlaceWhatTheReachCovers() {
        Reach physics = Reach.of(List.of(new Reach.Unit("理学院", "物理系"), new Reach.Unit("法学院", null)));
        assertThat(Place.EVERYBODY.within(physics))
                .containsExactlyInAnyOrder(new Place("理学院", "物理系", null), new Place("法学院", null, null));
        assertThat(new Place("理学院", null, null).within(physics)).containsExactly(new Place("理学院", "物理系", null));
        assertThat(new Place("理学院", "化学系", null).within(physics)).isEmpty();
        assertThat(new Place("商学院", null, null).within(physics)).isEmpty();
        assertThat(new Place("法学院", "民法系", "法981").within(physics)).hasSize(1);
        assertThat(new Place("理学院", null, "物理981").within(physics)).isEmpty();
        assertThat(new Place(null, null, "短训班").within(physics)).isEmpty();
        assertThat(new Place(null, null, "短训班").within(Reach.EVERYONE)).hasSize(1);
        assertThat(Place.EVERYBODY.within(Reach.NOBODY)).isEmpty();
        Reach twice = Reach.of(List.of(new Reach.Unit("法学院", null), new Reach.Unit("法学院", "民法系")));
        assertThat(Place.EVERYBODY.within(twice)).containsExactly(new Place("法学院", null, null));
    }

    @Test
    void saysAllOnlyOfAll() {
        assertThat(Shares.percent(999, 1_000)).isEqualTo(99);
        assertThat(Shares.percent(1_000, 1_000)).isEqualTo(100);
        assertThat(Shares.percent(1, 1_000)).isEqualTo(1);
        assertThat(Shares.percent(0, 1_000)).isZero();
        assertThat(Shares.percent(0, 0)).isZero();
    }

    private static Line line(Member member) {
        return Line.of(member, SHANGHAI);
    }

    private static Member person(Map<String, String> facts) {
        return Member.create(MemberId.next(), Facts.of(facts), ROSTER);
    }

    private static Origin origin(Source source, String at) {
        return new Origin(source, Instant.parse(at), null, "某人", null);
    }
}
