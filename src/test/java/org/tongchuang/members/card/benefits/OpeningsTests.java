package org.tongchuang.members.card.benefits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpeningsTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /// A Monday.
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    @Test
    void saysUntilWhenItIsOpenAndWhenItOpensAgain() {
        Benefit.Content library = content(
                List.of(hours(DayOfWeek.MONDAY, "08:00", "21:30"), hours(DayOfWeek.WEDNESDAY, "09:00", "12:00")),
                List.of(),
                null);
        assertThat(state(library, MONDAY, "07:59")).isEqualTo(shut(MONDAY, "08:00"));
        assertThat(state(library, MONDAY, "08:00")).isEqualTo(open(MONDAY, "21:30"));
        assertThat(state(library, MONDAY, "21:30")).isEqualTo(shut(MONDAY.plusDays(2), "09:00"));
        assertThat(state(library, MONDAY.plusDays(3), "10:00")).isEqualTo(shut(MONDAY.plusDays(7), "08:00"));
    }

    @Test
    void goesOnAfterMidnight() {
        Benefit.Content bar = content(List.of(hours(DayOfWeek.FRIDAY, "22:00", "02:00")), List.of(), null);
        LocalDate friday = MONDAY.plusDays(4);
        assertThat(state(bar, friday, "23:00")).isEqualTo(open(friday.plusDays(1), "02:00"));
        assertThat(state(bar, friday.plusDays(1), "01:59")).isEqualTo(open(friday.plusDays(1), "02:00"));
        assertThat(state(bar, friday.plusDays(1), "02:00").open()).isFalse();
    }

    @Test
    void staysShutInExamWeeksAndAfterTheLastDay() {
        Benefit.Closed exams = new Benefit.Closed(MONDAY, MONDAY.plusDays(6), "考试周");
        Benefit.Content field =
                content(List.of(hours(DayOfWeek.MONDAY, "06:00", "08:00")), List.of(exams), MONDAY.plusDays(7));
        assertThat(state(field, MONDAY, "07:00")).isEqualTo(shut(MONDAY.plusDays(7), "06:00"));
        assertThat(state(field, MONDAY.plusDays(7), "07:00").open()).isTrue();
        assertThat(state(field, MONDAY.plusDays(7), "09:00")).isEqualTo(new Openings.State(false, null));
    }

    @Test
    void isOpenDayAndNightWithoutHours() {
        assertThat(state(content(List.of(), List.of(), null), MONDAY, "03:00"))
                .isEqualTo(new Openings.State(true, null));
        assertThat(state(content(List.of(), List.of(), MONDAY), MONDAY, "23:59"))
                .isEqualTo(open(MONDAY.plusDays(1), "00:00"));
    }

    @Test
    void isForSomeOnly() {
        Benefit.Content some = new Benefit.Content(
                "馆",
                "",
                "",
                "",
                "进",
                "",
                Benefit.ForWhom.GRADUATES,
                List.of("物理学院"),
                List.of(),
                List.of(),
                null,
                MONDAY,
                null);
        assertThat(some.isFor(false, Set.of("物理学院", "商学院"))).isTrue();
        assertThat(some.isFor(true, Set.of("物理学院"))).isFalse();
        assertThat(some.isFor(false, Set.of("商学院"))).isFalse();
    }

    private static Benefit.Content content(
            List<Benefit.Hours> hours, List<Benefit.Closed> closed, @Nullable LocalDate until) {
        return new Benefit.Content(
                "馆",
                "",
                "",
                "",
                "进",
                "",
                Benefit.ForWhom.ALL,
                List.of(),
                hours,
                closed,
                null,
                MONDAY.minusDays(30),
                until);
    }

    private static Benefit.Hours hours(DayOfWeek day, String opens, String closes) {
        return new Benefit.Hours(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }

    private static Openings.State state(Benefit.Content content, LocalDate day, String time) {
        return Openings.at(content, SHANGHAI, at(day, time));
    }

    private static Openings.State open(LocalDate day, String time) {
        return new Openings.State(true, at(day, time));
    }

    private static Openings.State shut(LocalDate day, String time) {
        return new Openings.State(false, at(day, time));
    }

    private static Instant at(LocalDate day, String time) {
        return LocalDateTime.of(day, LocalTime.parse(time)).atZone(SHANGHAI).toInstant();
    }
}
