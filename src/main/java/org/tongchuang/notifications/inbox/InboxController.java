package org.tongchuang.notifications.inbox;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.notifications.Bell;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// One's messages inside the platform.
@Controller
@RequestMapping("/inbox")
class InboxController {

    private static final int PAGE = 30;

    private final Inbox inbox;
    private final Bell bell;

    InboxController(Inbox inbox, Bell bell) {
        this.inbox = inbox;
        this.bell = bell;
    }

    @GetMapping
    Page show(Actor actor, @RequestParam(defaultValue = "") String before) {
        Inbox.Cursor cursor = Inbox.Cursor.read(before).orElse(null);
        List<Inbox.Entry> entries = inbox.list(actor.known(), cursor, PAGE + 1);
        boolean more = entries.size() > PAGE;
        List<Inbox.Entry> page = more ? entries.subList(0, PAGE) : entries;
        return new InboxPage(
                page,
                bell.of(actor),
                cursor != null,
                more ? "/inbox?before=" + page.getLast().cursor() : null);
    }

    /// Marks it as read and goes where it leads.
    @PostMapping("/{id}/open")
    Page open(Actor actor, @PathVariable UUID id) {
        Inbox.Entry entry = inbox.find(actor.known(), id).orElseThrow(() -> new NotFound("no such message"));
        inbox.read(actor.known(), id);
        String link = entry.link();
        return Redirect.to(link == null ? "/inbox" : link);
    }

    @PostMapping("/read")
    Page readAll(Actor actor) {
        inbox.readAll(actor.known());
        return Redirect.to("/inbox").saying("notifications.inbox.all-read");
    }
}
