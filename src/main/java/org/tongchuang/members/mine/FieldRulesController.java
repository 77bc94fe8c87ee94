package org.tongchuang.members.mine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;

/// What people may change about themselves, for those who set it.
@Controller
@RequestMapping("/office/settings/own-changes")
class FieldRulesController {

    private static final String HERE = "/office/settings/own-changes";

    private final FieldRules rules;

    FieldRulesController(FieldRules rules) {
        this.rules = rules;
    }

    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        return new FieldRulesPage(rules.all());
    }

    @PostMapping
    Page save(Actor actor, @RequestParam MultiValueMap<String, String> sent) {
        actor.must(Right.MANAGE_SETTINGS);
        Map<String, String> wanted = new LinkedHashMap<>();
        FieldRule.KINDS.forEach(kind -> {
            String rule = sent.getFirst(kind);
            if (rule != null) {
                wanted.put(kind, rule);
            }
        });
        rules.set(actor, wanted);
        return Redirect.to(HERE).saying("members.rules.saved");
    }
}
