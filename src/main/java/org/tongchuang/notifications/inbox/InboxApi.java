package org.tongchuang.notifications.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.notifications.Bell;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Refusal;

/// One's messages for a program, such as a mini-program with a bell of its own.
@RestController
class InboxApi {

    private static final int LARGEST_PAGE = 200;

    private final Inbox inbox;
    private final Bell bell;

    InboxApi(Inbox inbox, Bell bell) {
        this.inbox = inbox;
        this.bell = bell;
    }

    /// Newest first, in the language of `Accept-Language`; `unread` counts up to 100.
    @GetMapping("/api/v1/inbox")
    Found find(
            Actor actor, @RequestParam(defaultValue = "50") int size, @RequestParam(defaultValue = "") String after) {
        int wanted = Math.clamp(size, 1, LARGEST_PAGE);
        Inbox.Cursor cursor = after.isEmpty()
                ? null
                : Inbox.Cursor.read(after).orElseThrow(() -> Refusal.at("after", "notifications.after.wrong"));
        List<Inbox.Entry> entries = inbox.list(actor.known(), cursor, wanted + 1);
        boolean more = entries.size() > wanted;
        List<Inbox.Entry> items = more ? entries.subList(0, wanted) : entries;
        return new Found(bell.of(actor), items, more ? items.getLast().cursor().toString() : null);
    }

    record Found(
            int unread, List<Inbox.Entry> items, @Nullable String next) {}
}
