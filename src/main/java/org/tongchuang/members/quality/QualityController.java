package org.tongchuang.members.quality;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.care.CareDesk;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// How good the records are, in the office.
@Controller
@RequestMapping("/office/quality")
class QualityController {

    private static final int FIRST_CLASSES = 6;
    private static final int ROWS = 50;

    private final QualityDesk desk;
    private final PeopleDesk people;
    private final CareDesk care;

    QualityController(QualityDesk desk, PeopleDesk people, CareDesk care) {
        this.desk = desk;
        this.people = people;
        this.care = care;
    }

    @GetMapping
    Page show(Actor actor, @RequestParam Map<String, String> params) {
        Place place = Selection.place(params).unit();
        return new QualityPage(
                desk.overview(actor, place, Selection.decade(params)),
                desk.classes(actor, place, false, null, FIRST_CLASSES),
                desk.classes(actor, place, true, null, FIRST_CLASSES),
                actor.may(Right.IMPORT_ROSTERS));
    }

    @GetMapping("/people")
    Page people(
            Actor actor,
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) @Nullable UUID after) {
        Selection asked = Selection.read(params);
        return new PeoplePage(
                asked,
                people.page(actor, asked, after, ROWS),
                after != null,
                actor.may(Right.WRITE_MEMBERS),
                actor.may(Right.EXPORT_MEMBERS),
                actor.may(Right.IMPORT_ROSTERS));
    }

    /// Takes those picked in a list to the page where an export is made.
    @PostMapping("/export")
    Page export(Actor actor, @RequestParam(name = "member", defaultValue = "") List<UUID> members) {
        actor.must(Right.EXPORT_MEMBERS);
        if (members.isEmpty() || members.size() > ROWS) {
            throw Refusal.at("member", "members.quality.how-many", ROWS);
        }
        return Redirect.to("/office/members/export?"
                + members.stream().map(id -> "member=" + id).collect(Collectors.joining("&")));
    }

    /// Notes that those picked in a list, whose address is sent along, are right as they are.
    @PostMapping("/confirmations")
    Page confirm(
            Actor actor,
            @RequestParam(name = "member", defaultValue = "") List<UUID> members,
            @RequestParam Map<String, String> list) {
        String back = Selection.read(list).href();
        int confirmed = care.confirm(actor, members.stream().map(MemberId::new).toList())
                .size();
        return Redirect.to(back).saying("members.quality.confirmed", confirmed);
    }

    @GetMapping("/classes")
    Page classes(
            Actor actor,
            @RequestParam Map<String, String> params,
            @RequestParam(defaultValue = "number") String sort,
            @RequestParam(required = false) @Nullable String after) {
        Place place = Selection.place(params).unit();
        boolean byShare = sort.equals("share");
        List<ClassLosses.Loss> found =
                desk.classes(actor, place, byShare, after == null ? null : ClassLosses.Loss.read(after), ROWS + 1);
        boolean more = found.size() > ROWS;
        List<ClassLosses.Loss> rows = more ? found.subList(0, ROWS) : found;
        return new ClassesPage(
                place, byShare, rows, after != null, more ? rows.getLast().written() : null);
    }
}
