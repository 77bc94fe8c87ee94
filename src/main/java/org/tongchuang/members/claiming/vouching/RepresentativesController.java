package org.tongchuang.members.claiming.vouching;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// Who speaks for which class, in the office.
@Controller
@RequestMapping("/office/representatives")
class RepresentativesController {

    private static final String HERE = "/office/representatives";
    private static final int ROWS = 50;

    private final RepresentativeDesk desk;

    RepresentativesController(RepresentativeDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Page list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID after) {
        RepresentativeDesk.Slice slice = desk.list(actor, q, after, ROWS);
        return new RepresentativesPage(
                q.strip(),
                slice.named().stream().map(RepresentativesPage.Row::of).toList(),
                after != null,
                slice.next());
    }

    @GetMapping("/{member:[0-9a-f-]{36}}")
    Page show(Actor actor, @PathVariable UUID member) {
        Member person = desk.person(actor, new MemberId(member));
        return RepresentativePage.of(person, desk.postsOf(person));
    }

    @PostMapping("/{member:[0-9a-f-]{36}}/{education:[0-9]{1,4}}")
    Page name(Actor actor, @PathVariable UUID member, @PathVariable int education) {
        var post = desk.name(actor, new MemberId(member), education);
        return Redirect.to(HERE + "/" + post.member()).saying("members.representatives.done", post.className());
    }

    /// @param person whether to go back to the person rather than to the list
    @PostMapping("/posts/{id:[0-9a-f-]{36}}/remove")
    Page remove(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean person) {
        RepresentativeDesk.Removed removed = desk.remove(actor, id);
        String theirs = HERE + "/" + removed.member();
        Redirect back = Redirect.to(person ? theirs : HERE).saying("members.representatives.removed");
        return removed.education() == 0 ? back : back.undoing(theirs + "/" + removed.education());
    }
}
