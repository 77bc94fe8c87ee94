package org.tongchuang.notifications.office;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.MailDoor;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.integrations.mail.Receipt;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;

/// The outbox, for whoever runs the house: letters hold codes and links that open things, so nobody else sees them, and
/// whoever reads one is on the trail.
@Controller
@RequestMapping("/office/outbox")
class OutboxController {

    private static final int PAGE = 50;

    private final Outbox outbox;
    private final MailDoor door;
    private final Universities universities;
    private final ApplicationEventPublisher house;

    OutboxController(Outbox outbox, MailDoor door, Universities universities, ApplicationEventPublisher house) {
        this.outbox = outbox;
        this.door = door;
        this.universities = universities;
        this.house = house;
    }

    @GetMapping
    Page show(Actor actor, @RequestParam(defaultValue = "") String before) {
        actor.must(Right.MANAGE_SETTINGS);
        UUID last = Ids.read(before).orElse(null);
        List<UUID> ids = outbox.list(last, PAGE + 1);
        boolean more = ids.size() > PAGE;
        List<OutboxPage.Line> lines = new ArrayList<>();
        for (UUID id : more ? ids.subList(0, PAGE) : ids) {
            outbox.read(id)
                    .map(this::read)
                    .ifPresent(letter ->
                            lines.add(new OutboxPage.Line(id.toString(), letter.to(), subject(letter), when(letter))));
        }
        return new OutboxPage(
                door.serverName(),
                String.valueOf(outbox.folder().toAbsolutePath().normalize()),
                outbox.count(),
                lines,
                last != null,
                more ? "/office/outbox?before=" + ids.get(PAGE - 1) : null);
    }

    @GetMapping("/{id}")
    @Transactional
    public Page letter(Actor actor, @PathVariable UUID id) {
        LetterInBox letter = opened(actor, id);
        noted(actor, "notifications.outbox.read", letter);
        return new OutboxLetterPage(
                id.toString(),
                subject(letter),
                letter.to(),
                when(letter),
                letter.text().lines().toList(),
                door.hasServer());
    }

    /// As its recipient sees it: on its own, without scripts and with nothing fetched from anywhere.
    @GetMapping("/{id}/letter")
    @Transactional
    public void preview(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        LetterInBox letter = opened(actor, id);
        noted(actor, "notifications.outbox.read", letter);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(letter.html().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{id}/delete")
    @Transactional
    public Page delete(Actor actor, @PathVariable UUID id) {
        noted(actor, "notifications.outbox.deleted", opened(actor, id));
        outbox.delete(id);
        return Redirect.to("/office/outbox").saying("notifications.outbox.deleted");
    }

    @PostMapping("/{id}/send")
    Page send(Actor actor, @PathVariable UUID id) {
        LetterInBox letter = opened(actor, id);
        if (!door.hasServer()) {
            throw Refusal.because("notifications.outbox.only");
        }
        Receipt receipt = door.sendOut(id);
        noted(actor, "notifications.outbox.sent", letter);
        return receipt.outcome() == Receipt.Outcome.SENT
                ? Redirect.to("/office/outbox").saying("notifications.outbox.sent")
                : Redirect.to("/office/outbox/" + id).saying("notifications.outbox.not-sent", receipt.said());
    }

    private LetterInBox opened(Actor actor, UUID id) {
        actor.must(Right.MANAGE_SETTINGS);
        return outbox.read(id).map(this::read).orElseThrow(() -> new NotFound("no such letter"));
    }

    private LetterInBox read(byte[] bytes) {
        try {
            return LetterInBox.of(bytes);
        } catch (IllegalArgumentException none) {
            return new LetterInBox("", "", null, "", "");
        }
    }

    private void noted(Actor actor, String act, LetterInBox letter) {
        house.publishEvent(AuditEvent.of(actor, act, Map.of("name", letter.to().replaceFirst(" ?<.*", ""))));
    }

    private static String subject(LetterInBox letter) {
        return letter.subject().isBlank() ? Words.text("notifications.outbox.no-subject") : letter.subject();
    }

    private String when(LetterInBox letter) {
        return letter.at() == null
                ? ""
                : Times.second(letter.at(), universities.current().timeZone());
    }
}
