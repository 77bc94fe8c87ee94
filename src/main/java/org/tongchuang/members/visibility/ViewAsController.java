package org.tongchuang.members.visibility;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// A record with the eyes of somebody else, so that the office can tell a person what others see of them.
@Controller
class ViewAsController {

    private final ViewAs viewAs;

    ViewAsController(ViewAs viewAs) {
        this.viewAs = viewAs;
    }

    @GetMapping("/office/members/{id:[0-9a-f-]{36}}/view-as")
    Page show(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "member") String viewer) {
        return viewAs.page(actor, new MemberId(id), ViewAs.viewer(viewer));
    }

    @GetMapping(path = "/api/v1/members/{id}/view-as", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ViewAs.Seen tell(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "member") String viewer) {
        return viewAs.page(actor, new MemberId(id), ViewAs.viewer(viewer)).told();
    }
}
