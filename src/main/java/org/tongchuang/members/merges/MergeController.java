package org.tongchuang.members.merges;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// Merges in the office: two records side by side, made one, and the way back.
@Controller
@RequestMapping("/office/merges")
class MergeController {

    private static final int LINES = 50;
    private static final String TAKE = "take.";
    private static final String WHOSE = "whose.";

    private final MergeDesk desk;
    private final MergeList list;
    private final Differences differences;

    MergeController(MergeDesk desk, MergeList list, Differences differences) {
        this.desk = desk;
        this.list = list;
        this.differences = differences;
    }

    @GetMapping
    Page list(
            Actor actor,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(required = false) @Nullable UUID id) {
        Instant from = before == null ? Instant.MAX : before;
        List<Merges.Line> page = list.latest(actor, from, id == null ? new UUID(-1, -1) : id, LINES + 1);
        Merges.Line last = page.size() > LINES ? page.get(LINES - 1) : null;
        return new MergesPage(
                page.stream().limit(LINES).toList(),
                before != null,
                last == null ? null : "before=" + last.at() + "&id=" + last.id());
    }

    @GetMapping("/new")
    Page sideBySide(
            Actor actor,
            @RequestParam UUID survivor,
            @RequestParam UUID merged,
            @RequestParam(defaultValue = "") String place) {
        MergePlan plan = desk.plan(actor, new MemberId(survivor), new MemberId(merged));
        MemberId kept = plan.survivor().id();
        if (kept.equals(plan.merged().id())) {
            return Redirect.to("/office/members/" + kept).saying("members.merge.same");
        }
        return MergePage.of(plan, differences.between(kept, plan.merged().id()), place);
    }

    /// Two people ticked in the directory.
    @GetMapping("/picked")
    Page picked(Actor actor, @RequestParam(defaultValue = "") List<UUID> member) {
        MergeDesk.may(actor);
        return member.size() == 2
                ? Redirect.to("/office/merges/new?survivor=" + member.getFirst() + "&merged=" + member.getLast())
                : Redirect.to("/office/members").saying("members.merge.pick-two");
    }

    @PostMapping
    Page merge(
            Actor actor,
            @RequestParam UUID survivor,
            @RequestParam UUID merged,
            @RequestParam Map<String, String> form) {
        UUID id = desk.merge(actor, new MemberId(survivor), new MemberId(merged), decided(TAKE, form));
        return onward(form, survivor).saying("members.merge.done").undoing("/office/merges/" + id + "/undo");
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    Page show(Actor actor, @PathVariable UUID id) {
        Merge merge = desk.read(actor, id);
        return new MergedPage(merge, desk.since(merge));
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/undo")
    Page undo(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        desk.undo(actor, id, decided(WHOSE, form));
        return Redirect.to("/office/merges/" + id).saying("members.merged.undone.now");
    }

    @PostMapping("/different")
    Page different(
            Actor actor,
            @RequestParam UUID survivor,
            @RequestParam UUID merged,
            @RequestParam Map<String, String> form) {
        differences.say(actor, new MemberId(survivor), new MemberId(merged));
        return onward(form, survivor)
                .saying("members.merge.different.said")
                .undoing("/office/merges/different/back?survivor=" + survivor + "&merged=" + merged);
    }

    @PostMapping("/different/back")
    Page differentBack(Actor actor, @RequestParam UUID survivor, @RequestParam UUID merged) {
        differences.takeBack(actor, new MemberId(survivor), new MemberId(merged));
        return Redirect.to("/office/merges/new?survivor=" + survivor + "&merged=" + merged)
                .saying("members.merge.different.taken-back");
    }

    /// To the next pair for whoever came from the queue, else to the record.
    private static Redirect onward(Map<String, String> form, UUID survivor) {
        String place = form.getOrDefault("place", "");
        return place.isEmpty()
                ? Redirect.to("/office/members/" + survivor)
                : Redirect.to("/office/duplicates/next?after=" + URLEncoder.encode(place, StandardCharsets.UTF_8));
    }

    private static Map<String, Boolean> decided(String prefix, Map<String, String> form) {
        Map<String, Boolean> decided = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                decided.put(name.substring(prefix.length()), Boolean.valueOf(value));
            }
        });
        return decided;
    }
}
