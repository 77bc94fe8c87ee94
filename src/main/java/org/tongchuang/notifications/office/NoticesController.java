package org.tongchuang.notifications.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.integrations.mail.MailDoor;
import org.tongchuang.notifications.office.Deliveries.Shown;
import org.tongchuang.notifications.queue.Post;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Messages on their way, for the office.
@Controller
@RequestMapping("/office/notices")
class NoticesController {

    private static final int PAGE = 50;

    private final Deliveries deliveries;
    private final Showing showing;
    private final Post post;
    private final MailDoor door;
    private final ApplicationEventPublisher house;

    NoticesController(
            Deliveries deliveries, Showing showing, Post post, MailDoor door, ApplicationEventPublisher house) {
        this.deliveries = deliveries;
        this.showing = showing;
        this.post = post;
        this.door = door;
        this.house = house;
    }

    @GetMapping
    Page show(
            Actor actor,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String before) {
        actor.must(Right.MANAGE_SETTINGS);
        ZoneId zone = deliveries.zone();
        Asked asked = new Asked(state, category, from, to);
        UUID last = Ids.read(before).orElse(null);
        List<Deliveries.Row> rows = deliveries.find(asked.question(zone), last, PAGE + 1);
        return showing.page(door.serverName(), asked.fields(), rows, PAGE, last != null);
    }

    @PostMapping("/{id}/again")
    @Transactional
    public Page again(Actor actor, @PathVariable UUID id) {
        actor.must(Right.MANAGE_SETTINGS);
        Deliveries.Row row = deliveries.find(id).orElseThrow(() -> new NotFound("no such delivery"));
        if (!deliveries.again(id)) {
            throw Refusal.because("notifications.office.not-again");
        }
        UUID person = row.to();
        house.publishEvent(AuditEvent.of(
                actor,
                "notifications.delivery.again",
                row.toKind().equals("PERSON") && person != null ? List.of(person) : List.of(),
                Map.of("category", row.category(), "state", row.state().name())));
        post.wakeAfterCommit();
        return Redirect.to("/office/notices").saying("notifications.office.sent-again");
    }

    private record Asked(String state, String category, String from, String to) {

        Deliveries.Question question(ZoneId zone) {
            LocalDate last = day(to);
            return new Deliveries.Question(
                    shown(), category, start(day(from), zone), start(last == null ? null : last.plusDays(1), zone));
        }

        private @Nullable Shown shown() {
            for (Shown one : Shown.values()) {
                if (one.name().equals(state)) {
                    return one;
                }
            }
            return null;
        }

        /// Those that say something.
        Map<String, String> fields() {
            Map<String, String> all = new java.util.LinkedHashMap<>();
            all.put("state", state);
            all.put("category", category);
            all.put("from", from);
            all.put("to", to);
            all.values().removeIf(String::isBlank);
            return all;
        }

        private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
            return day == null
                    ? null
                    : org.tongchuang.shared.Times.storable(
                            day.atStartOfDay(zone).toInstant());
        }

        private static @Nullable LocalDate day(String written) {
            try {
                return written.isBlank() ? null : LocalDate.parse(written);
            } catch (DateTimeParseException none) {
                return null;
            }
        }
    }
}
