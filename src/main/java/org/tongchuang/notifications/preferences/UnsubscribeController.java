package org.tongchuang.notifications.preferences;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.notifications.email.Links;
import org.tongchuang.notifications.email.Links.Unsubscribing;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// The way out that mail programs offer beside a letter (RFC 8058): one POST by the mail program itself, which has
/// neither signed in nor seen a form. A GET, as of somebody who looks or a scanner of links, changes nothing.
@Controller
@RequestMapping("/notices/unsubscribe/{token}")
class UnsubscribeController {

    private final Preferences preferences;
    private final Links links;

    UnsubscribeController(Preferences preferences, Links links) {
        this.preferences = preferences;
        this.links = links;
    }

    @GetMapping
    Page ask(@PathVariable String token) {
        Unsubscribing what = read(token);
        return page(token, what, !preferences.of(what.person()).wants(what.category(), what.medium()));
    }

    @PostMapping
    Page unsubscribe(@PathVariable String token) {
        Unsubscribing what = read(token);
        preferences.choose(what.person(), what.category(), what.medium(), false);
        return page(token, what, true);
    }

    private Unsubscribing read(String token) {
        return links.unsubscribing(token).orElseThrow(() -> new NotFound("no such link"));
    }

    private Page page(String token, Unsubscribing what, boolean done) {
        return new UnsubscribePage(
                "/notices/unsubscribe/" + token,
                Words.text(what.category().id() + ".name"),
                Words.text("notifications.medium." + what.medium().name()),
                done,
                links.choosingHere(what.person()));
    }
}
