package org.tongchuang.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;

/// The audit trail for programs, such as a university's own log store.
@RestController
class AuditApi {

    private static final int LARGEST_PAGE = 200;

    private final AuditEvents events;
    private final Universities universities;

    AuditApi(AuditEvents events, Universities universities) {
        this.events = events;
        this.universities = universities;
    }

    /// Newest first. `who` is an account's id, a part of a name or `-` for nobody known; `act` is an act, or its
    /// beginning up to and with a dot; `from` and `to` are days at the university.
    @GetMapping("/api/v1/audit-events")
    Found find(
            Actor actor,
            @ModelAttribute AuditQuestion asked,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "") String after) {
        actor.must(Right.READ_AUDIT);
        int wanted = Math.clamp(size, 1, LARGEST_PAGE);
        AuditEvents.Cursor cursor = after.isEmpty()
                ? null
                : AuditEvents.Cursor.read(after).orElseThrow(() -> Refusal.at("after", "privacy.audit.after.wrong"));
        List<AuditEvents.Entry> entries =
                events.find(asked.at(universities.current().timeZone()), cursor, wanted + 1);
        boolean more = entries.size() > wanted;
        List<AuditEvents.Entry> items = more ? entries.subList(0, wanted) : entries;
        return new Found(items, more ? items.getLast().cursor().toString() : null);
    }

    record Found(List<AuditEvents.Entry> items, @Nullable String next) {}
}
