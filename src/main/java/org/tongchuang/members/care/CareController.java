package org.tongchuang.members.care;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// The acts that keep records trustworthy, in the office.
@Controller
class CareController {

    private final CareDesk desk;

    CareController(CareDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/office/members/{id:[0-9a-f-]{36}}/confirmation")
    Page confirm(Actor actor, @PathVariable UUID id) {
        Member member = desk.confirm(actor, List.of(new MemberId(id))).getFirst();
        return Redirect.to("/office/members/" + member.id()).saying("members.record.confirmed.now", member.name());
    }

    @PostMapping("/office/members/{id:[0-9a-f-]{36}}/contacts/{path}")
    Page contact(Actor actor, @PathVariable UUID id, @PathVariable String path, @RequestParam boolean works) {
        Member member = desk.contact(actor, new MemberId(id), path, works);
        return Redirect.to("/office/members/" + member.id())
                .saying(works ? "members.record.works.now" : "members.record.fails.now");
    }
}
