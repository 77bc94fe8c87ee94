package org.tongchuang.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;

/// The audit trail for those who watch over it: looked through, taken along, and held against its seals.
@Controller
@RequestMapping("/office/audit")
class AuditController {

    private static final int PAGE = 50;

    private final AuditEvents events;
    private final AuditSeals seals;
    private final AuditExport export;
    private final Universities universities;
    private final ApplicationEventPublisher house;

    AuditController(
            AuditEvents events,
            AuditSeals seals,
            AuditExport export,
            Universities universities,
            ApplicationEventPublisher house) {
        this.events = events;
        this.seals = seals;
        this.export = export;
        this.universities = universities;
        this.house = house;
    }

    @GetMapping
    Page show(
            Actor actor,
            @ModelAttribute AuditQuestion asked,
            @RequestParam(defaultValue = "") String before,
            HttpServletResponse response) {
        actor.must(Right.READ_AUDIT);
        try {
            return page(
                    asked,
                    events.find(
                            asked.at(zone()), AuditEvents.Cursor.read(before).orElse(null), PAGE + 1),
                    !before.isEmpty(),
                    null);
        } catch (Refusal refused) {
            response.setStatus(422);
            return page(asked, List.of(), false, refused.words());
        }
    }

    @GetMapping("/export.{kind:csv|xlsx}")
    void export(
            Actor actor, @PathVariable String kind, @ModelAttribute AuditQuestion asked, HttpServletResponse response)
            throws IOException {
        actor.must(Right.READ_AUDIT);
        AuditEvents.Query query = asked.at(zone());
        Map<String, String> detail = new LinkedHashMap<>(asked.parts());
        detail.put("format", kind);
        house.publishEvent(AuditEvent.of(actor, "privacy.audit.exported", detail));
        export.send(query, kind, zone(), response);
    }

    @PostMapping("/check")
    Page check(Actor actor) {
        actor.must(Right.READ_AUDIT);
        AuditSeals.Report report = seals.check();
        house.publishEvent(AuditEvent.of(
                actor,
                "privacy.audit.checked",
                Map.of(
                        "seals",
                        String.valueOf(report.seals()),
                        "broken",
                        String.valueOf(report.broken().size()))));
        Redirect back = Redirect.to("/office/audit");
        if (!report.broken().isEmpty()) {
            return back.saying(
                    "privacy.audit.broken",
                    report.broken().size(),
                    report.broken().getFirst());
        }
        return report.moved()
                ? back.saying("privacy.audit.moved")
                : back.saying("privacy.audit.good", report.seals(), report.events());
    }

    private Page page(AuditQuestion asked, List<AuditEvents.Entry> found, boolean later, @Nullable String problem) {
        ZoneId zone = zone();
        boolean more = found.size() > PAGE;
        List<AuditEvents.Entry> shown = more ? found.subList(0, PAGE) : found;
        Map<String, String> people = new LinkedHashMap<>();
        events.people().forEach((id, name) -> people.put(id.toString(), name));
        return new AuditPage(
                asked.parts(),
                people,
                acts(),
                shown.stream().map(entry -> AuditPage.Line.of(entry, zone)).toList(),
                problem,
                sealed(zone),
                later,
                more
                        ? "/office/audit"
                                + asked.address(Map.of(
                                        "before", shown.getLast().cursor().toString()))
                        : null,
                "/office/audit/export.csv" + asked.address(Map.of()),
                "/office/audit/export.xlsx" + asked.address(Map.of()));
    }

    private Map<String, Map<String, String>> acts() {
        Map<String, Map<String, String>> acts = new TreeMap<>();
        for (String act : events.acts()) {
            acts.computeIfAbsent(Acts.room(act), room -> new LinkedHashMap<>()).put(act, Acts.words(act));
        }
        return acts;
    }

    private String sealed(ZoneId zone) {
        AuditSeals.Status status = seals.status();
        return status.sealedAt() == null
                ? Words.text("privacy.audit.unsealed")
                : Words.text("privacy.audit.sealed", Times.second(status.sealedAt(), zone), status.waiting());
    }

    private ZoneId zone() {
        return universities.current().timeZone();
    }
}
