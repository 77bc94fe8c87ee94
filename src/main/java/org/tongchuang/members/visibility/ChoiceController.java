package org.tongchuang.members.visibility;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// Choosing who sees what of oneself, and seeing oneself with the eyes of others.
@Controller
@RequestMapping("/me")
class ChoiceController {

    private final ChoiceDesk desk;

    ChoiceController(ChoiceDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/visibility")
    Page show(Actor actor) {
        Member mine = desk.mine(actor);
        return ChoicesPage.of(Visibility.of(mine.facts()), ViewAs.known(mine.facts()));
    }

    @PostMapping("/visibility")
    Page choose(Actor actor, @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            String audience = sent.getFirst(field.key());
            if (audience != null) {
                wanted.put(field.key(), audience);
            }
        }
        desk.choose(actor, wanted, null);
        return Redirect.to("/me/visibility").saying("members.choices.saved");
    }

    /// In or out of the directory, by one press and at once.
    @PostMapping("/listed")
    Page list(Actor actor, @RequestParam boolean listed) {
        desk.choose(actor, Map.of(), listed);
        return Redirect.to("/me/visibility").saying(listed ? "members.choices.listed" : "members.choices.unlisted");
    }

    @GetMapping("/view-as")
    Page viewAs(Actor actor, @RequestParam(defaultValue = "member") String viewer) {
        return ViewAs.of(desk.mine(actor), ViewAs.viewer(viewer), "/me", true);
    }
}
