package org.tongchuang.members.kept;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;

/// What the archive keeps of those who are erased, for those who set it.
@Controller
@RequestMapping("/office/settings/archive")
class ArchiveController {

    private final ArchiveRule rule;

    ArchiveController(ArchiveRule rule) {
        this.rule = rule;
    }

    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        return new ArchivePage(rule.kept());
    }

    @PostMapping
    Page save(Actor actor, @RequestParam(required = false, defaultValue = "") List<String> kind) {
        rule.set(actor, Set.copyOf(kind));
        return Redirect.to("/office/settings/archive").saying("members.archive.saved");
    }
}
