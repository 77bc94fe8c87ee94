package org.tongchuang.members.card.benefits;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.integrations.sheets.SheetWriter;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;

/// Benefits, for the office: making them, and how often they are taken.
@Controller
@RequestMapping("/office/benefits")
class BenefitsController {

    private static final String HERE = "/office/benefits";
    private static final int DAYS = 30;

    private final BenefitDesk desk;
    private final Redemptions redemptions;
    private final Universities universities;

    BenefitsController(BenefitDesk desk, Redemptions redemptions, Universities universities) {
        this.desk = desk;
        this.redemptions = redemptions;
        this.universities = universities;
    }

    @GetMapping
    Page list(Actor actor) {
        return new BenefitsPage(desk.all(actor));
    }

    @GetMapping("/new")
    Page fresh(Actor actor) {
        desk.all(actor);
        return new BenefitEditPage(
                Ids.next(),
                0,
                Map.of("from", universities.today().toString(), "forWhom", "ALL", "per", "DAY"),
                Map.of(),
                false);
    }

    @PostMapping
    Page add(
            Actor actor,
            @RequestParam UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response) {
        return save(actor, id, 0, sent, response);
    }

    @GetMapping("/{id}")
    Page show(Actor actor, @PathVariable UUID id) {
        Benefit benefit = desk.find(actor, id);
        List<Redemptions.Day> days = days(id);
        long times = days.stream().mapToLong(Redemptions.Day::times).sum();
        long over = days.stream().mapToLong(Redemptions.Day::over).sum();
        Chart chart = new Chart(
                "columns",
                Words.text("members.benefits.taken"),
                Words.text("members.benefits.taken.sentence", times, over),
                Words.text("members.benefits.day"),
                Words.text("members.benefits.times.taken"),
                days.stream()
                        .map(day -> new Chart.Point(day.day().toString().substring(5), day.times(), null))
                        .toList());
        return new BenefitPage(benefit, chart, times);
    }

    @GetMapping("/{id}/edit")
    Page edit(Actor actor, @PathVariable UUID id) {
        Benefit benefit = desk.find(actor, id);
        return new BenefitEditPage(id, benefit.version(), BenefitForm.values(benefit.content()), Map.of(), false);
    }

    @PostMapping("/{id}")
    Page change(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response) {
        desk.find(actor, id);
        return save(actor, id, Math.max(1, version), sent, response);
    }

    @PostMapping("/{id}/end")
    Page end(Actor actor, @PathVariable UUID id) {
        desk.archive(actor, id, true);
        return Redirect.to(HERE).saying("members.benefits.ended").undoing(HERE + "/" + id + "/resume");
    }

    @PostMapping("/{id}/resume")
    Page resume(Actor actor, @PathVariable UUID id) {
        desk.archive(actor, id, false);
        return Redirect.to(HERE + "/" + id).saying("members.benefits.resumed");
    }

    @GetMapping("/{id}/taken.csv")
    void taken(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        desk.find(actor, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"benefit.csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (SheetWriter sheet = SheetWriter.csv(response.getOutputStream())) {
            sheet.write(Stream.of("day", "times.taken", "people", "over.limit")
                    .map(column -> Words.text("members.benefits." + column))
                    .toList());
            LocalDate today = universities.today();
            for (Redemptions.Day day : redemptions.days(id, today.minusYears(3), today)) {
                sheet.write(List.of(
                        day.day().toString(),
                        String.valueOf(day.times()),
                        String.valueOf(day.people()),
                        String.valueOf(day.over())));
            }
        }
    }

    private List<Redemptions.Day> days(UUID id) {
        LocalDate today = universities.today();
        Map<LocalDate, Redemptions.Day> found = redemptions.days(id, today.minusDays(DAYS - 1L), today).stream()
                .collect(java.util.stream.Collectors.toMap(Redemptions.Day::day, day -> day));
        return today.minusDays(DAYS - 1L)
                .datesUntil(today.plusDays(1))
                .map(day -> found.getOrDefault(day, new Redemptions.Day(day, 0, 0, 0)))
                .toList();
    }

    private Page save(
            Actor actor, UUID id, long version, MultiValueMap<String, String> sent, HttpServletResponse response) {
        actor.must(org.tongchuang.shared.Right.MANAGE_BENEFITS);
        BenefitForm form = BenefitForm.of(sent);
        Benefit.Content content = form.read();
        if (content == null) {
            response.setStatus(422);
            return new BenefitEditPage(id, version, form.sent(), form.problems(), false);
        }
        try {
            if (version == 0) {
                desk.add(actor, id, content);
            } else {
                desk.change(actor, id, version, content);
            }
        } catch (OptimisticLockingFailureException overtaken) {
            response.setStatus(409);
            return new BenefitEditPage(id, desk.find(actor, id).version(), form.sent(), Map.of(), true);
        }
        return Redirect.to(HERE + "/" + id).saying("members.benefits.saved");
    }
}
