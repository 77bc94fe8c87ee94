package org.tongchuang.members.card.benefits;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.members.card.benefits.Benefit.Closed;
import org.tongchuang.members.card.benefits.Benefit.Content;
import org.tongchuang.members.card.benefits.Benefit.ForWhom;
import org.tongchuang.members.card.benefits.Benefit.Hours;
import org.tongchuang.members.card.benefits.Benefit.Limit;
import org.tongchuang.members.card.benefits.Benefit.Period;

/// What the demo university's card gives.
@Component
@ConditionalOnProperty("tongchuang.demo")
class DemoBenefits {

    private static final LocalDate SINCE = LocalDate.of(2024, 9, 1);

    private final Benefits benefits;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoBenefits(Benefits benefits, JdbcClient jdbc, Clock clock) {
        this.benefits = benefits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Not where people of its own are; done twice, it is done once.
    @EventListener(ApplicationReadyEvent.class)
    void add() {
        boolean demo = jdbc.sql("""
                select exists (select 1 from members.demo_filling) or not exists (select 1 from members.member)
                """).query((row, n) -> row.getBoolean(1)).single();
        if (!demo) {
            return;
        }
        int year = clock.instant().atZone(java.time.ZoneOffset.UTC).getYear();
        List<Closed> exams = List.of(
                new Closed(LocalDate.of(year, 6, 20), LocalDate.of(year, 7, 5), "考试周"),
                new Closed(LocalDate.of(year + 1, 1, 5), LocalDate.of(year + 1, 1, 18), "考试周"));
        library(exams);
        canteen();
        pool(exams);
        keepsake();
    }

    private void library(List<Closed> exams) {
        add(
                "图书馆",
                "Library",
                "中心校区",
                "Main campus",
                "入馆阅览，可借三本",
                "Reading rooms, three books at a time",
                ForWhom.GRADUATES,
                daily("08:00", "21:30"),
                exams,
                null);
    }

    private void canteen() {
        add(
                "第一食堂",
                "First canteen",
                "学生生活区",
                "Student quarter",
                "与在校生同价",
                "At the students' price",
                ForWhom.GRADUATES,
                daily("06:30", "20:00"),
                List.of(),
                new Limit(3, Period.DAY));
    }

    private void pool(List<Closed> exams) {
        add(
                "游泳馆",
                "Swimming pool",
                "体育中心",
                "Sports centre",
                "半价，每周两次",
                "Half price, twice a week",
                ForWhom.ALL,
                List.of(on(DayOfWeek.SATURDAY, "09:00", "21:00"), on(DayOfWeek.SUNDAY, "09:00", "21:00")),
                exams,
                new Limit(2, Period.WEEK));
    }

    private void keepsake() {
        add(
                "校史馆纪念品",
                "Keepsake",
                "校史馆",
                "University museum",
                "返校纪念章一枚",
                "A badge for your visit",
                ForWhom.GRADUATES,
                List.of(),
                List.of(),
                new Limit(1, Period.EVER));
    }

    private void add(
            String chinese,
            String english,
            String placeChinese,
            String placeEnglish,
            String givesChinese,
            String givesEnglish,
            ForWhom forWhom,
            List<Hours> hours,
            List<Closed> closed,
            @Nullable Limit limit) {
        benefits.add(
                UUID.nameUUIDFromBytes(chinese.getBytes(StandardCharsets.UTF_8)),
                new Content(
                        chinese,
                        english,
                        placeChinese,
                        placeEnglish,
                        givesChinese,
                        givesEnglish,
                        forWhom,
                        List.of(),
                        hours,
                        closed,
                        limit,
                        SINCE,
                        null),
                clock.instant());
    }

    private static List<Hours> daily(String opens, String closes) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> on(day, opens, closes))
                .toList();
    }

    private static Hours on(DayOfWeek day, String opens, String closes) {
        return new Hours(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
