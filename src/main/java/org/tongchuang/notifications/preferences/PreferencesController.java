package org.tongchuang.notifications.preferences;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.notifications.Categories;
import org.tongchuang.notifications.email.Links;
import org.tongchuang.notifications.preferences.Preferences.Choices;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// What one gets and how: for whoever is signed in, and for whoever follows the link in a message.
@Controller
@RequestMapping("/notices/preferences")
class PreferencesController {

    private static final String MINE = "/notices/preferences";

    private final Preferences preferences;
    private final Categories categories;
    private final Links links;

    PreferencesController(Preferences preferences, Categories categories, Links links) {
        this.preferences = preferences;
        this.categories = categories;
        this.links = links;
    }

    @GetMapping
    Page mine(Actor actor) {
        return PreferencesPage.of(MINE, true, categories.all(), preferences.of(about(actor)));
    }

    @PostMapping
    @Transactional
    public Page chooseMine(Actor actor, @RequestParam(defaultValue = "") List<String> want) {
        actor.known().forEach(known -> choose(known, want));
        return Redirect.to(MINE).saying("notifications.preferences.saved");
    }

    @GetMapping("/{token}")
    Page byLink(@PathVariable String token) {
        return PreferencesPage.of(MINE + "/" + token, false, categories.all(), preferences.of(person(token)));
    }

    @PostMapping("/{token}")
    @Transactional
    public Page chooseByLink(@PathVariable String token, @RequestParam(defaultValue = "") List<String> want) {
        choose(person(token), want);
        return Redirect.to(MINE + "/" + token).saying("notifications.preferences.saved");
    }

    /// What comes to the person of the records is what they can choose; a colleague who is none has the account alone.
    private static UUID about(Actor actor) {
        return actor.member() == null ? actor.id() : actor.member().value();
    }

    private UUID person(String token) {
        return links.chooser(token).orElseThrow(() -> new NotFound("no such link"));
    }

    /// Only what differs is written, so that whoever leaves a category as it is follows it when it changes.
    private void choose(UUID person, List<String> want) {
        Choices now = preferences.of(person);
        for (NoticeCategory category : categories.all()) {
            for (Medium medium : Medium.values()) {
                boolean wanted = want.contains(category.id() + " " + medium.name());
                if (!category.necessary() && now.wants(category, medium) != wanted) {
                    preferences.choose(person, category, medium, wanted);
                }
            }
        }
    }
}
