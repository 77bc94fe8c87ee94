package org.tongchuang.members.mine;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.visibility.Visibility;
import org.tongchuang.privacy.Looks;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// One's own record, for whoever is signed in and has one.
@Controller
@RequestMapping("/me")
class MyController {

    private static final String BASE = "/me";
    private static final int LOOKS = 50;

    private final OwnDesk desk;
    private final OwnEditing editing;
    private final Looks looks;

    MyController(OwnDesk desk, OwnEditing editing, Looks looks) {
        this.desk = desk;
        this.editing = editing;
        this.looks = looks;
    }

    @GetMapping
    Page show(Actor actor) {
        OwnView own = editing.view(Self.of(actor), BASE, false);
        return new MyPage(
                own,
                Visibility.of(own.member().facts()).standing(),
                own.masked() ? desk.guardedUntil(own.member()).orElse(null) : null);
    }

    @PostMapping("/confirmation")
    Page confirm(Actor actor) {
        desk.confirm(Self.of(actor));
        return Redirect.to(BASE).saying("members.mine.confirmed");
    }

    /// Who looked at one's record, colleagues of the office by name and with their reason.
    @GetMapping("/looks")
    Page looks(Actor actor, @RequestParam(required = false) @Nullable String before) {
        return new LooksPage(looks.at(desk.read(Self.of(actor)).id(), before, LOOKS), before != null);
    }

    @GetMapping("/edit/{part}")
    Page form(Actor actor, @PathVariable String part) {
        return editing.form(Self.of(actor), BASE, Part.named(part), false);
    }

    @PostMapping("/edit/{part}")
    Page save(
            Actor actor,
            @PathVariable String part,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response) {
        return editing.save(Self.of(actor), BASE, Part.named(part), version, sent, response, false);
    }
}
