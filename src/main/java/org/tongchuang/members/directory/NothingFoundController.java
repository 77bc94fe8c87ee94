package org.tongchuang.members.directory;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;

/// Searches that found nobody, for the office to learn from.
@Controller
@RequestMapping("/office/nothing-found")
class NothingFoundController {

    private static final int AT_MOST = 200;

    private final NothingFound nothingFound;
    private final DirectorySearch search;

    NothingFoundController(NothingFound nothingFound, DirectorySearch search) {
        this.nothingFound = nothingFound;
        this.search = search;
    }

    /// Without what a roster has brought in meanwhile, and without words that hint at somebody beyond the actor's
    /// reach.
    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.READ_MEMBERS);
        List<NothingFound.Entry> lacking = nothingFound.frequent(AT_MOST).stream()
                .filter(entry -> !search.anyoneIsCalled(entry.typed()))
                .filter(entry -> !search.namesSomebodyBeyond(actor, entry.typed()))
                .toList();
        return new NothingFoundPage(lacking, actor.may(Right.WRITE_MEMBERS));
    }

    @PostMapping("/forget")
    Page forget(Actor actor, @RequestParam String typed) {
        actor.must(Right.WRITE_MEMBERS);
        nothingFound.forget(typed);
        return Redirect.to("/office/nothing-found").saying("members.nothing-found.forgotten");
    }
}
