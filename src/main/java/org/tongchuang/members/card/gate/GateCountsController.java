package org.tongchuang.members.card.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;

/// How much is going on at the gates, for the office.
@Controller
class GateCountsController {

    private static final int DAYS = 30;

    private final Checks checks;
    private final Universities universities;

    GateCountsController(Checks checks, Universities universities) {
        this.checks = checks;
        this.universities = universities;
    }

    @GetMapping("/office/gate-checks")
    Page show(Actor actor) {
        actor.must(Right.MANAGE_BENEFITS);
        LocalDate today = universities.today();
        LocalDate first = today.minusDays(DAYS - 1L);
        Map<LocalDate, Checks.Day> found = checks
                .days(first, today, universities.current().timeZone())
                .stream()
                .collect(Collectors.toMap(Checks.Day::day, Function.identity()));
        List<Checks.Day> days = first.datesUntil(today.plusDays(1))
                .map(day -> found.getOrDefault(day, new Checks.Day(day, 0, 0)))
                .toList();
        return new GateCountsPage(new Chart(
                "columns",
                Words.text("members.gate.counts.chart"),
                Words.text(
                        "members.gate.counts.sentence",
                        days.stream().mapToLong(Checks.Day::checks).sum(),
                        days.stream().mapToLong(Checks.Day::refused).sum()),
                Words.text("members.benefits.day"),
                Words.text("members.benefits.times.taken"),
                days.stream()
                        .map(day -> new Chart.Point(day.day().toString().substring(5), day.checks(), null))
                        .toList()));
    }
}
