package org.tongchuang.members.invitations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// Inviting people, in the office.
@Controller
@RequestMapping("/office/invitations")
class InvitationController {

    private static final String HERE = "/office/invitations";
    private static final int BATCHES = 30;

    private final InvitationDesk desk;
    private final InvitationReading reading;
    private final InvitationRun run;

    InvitationController(InvitationDesk desk, InvitationReading reading, InvitationRun run) {
        this.desk = desk;
        this.reading = reading;
        this.run = run;
    }

    @GetMapping
    Page list(Actor actor, @RequestParam(required = false) @Nullable UUID after) {
        return reading.list(actor, after, BATCHES);
    }

    @GetMapping("/new")
    Page blank(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "member", defaultValue = "") List<UUID> members) {
        DirectoryQuery asked = DirectoryQuery.of(params, DirectoryQuery.USUAL_SIZE);
        return form(actor, Ids.next(), asked, desk.picked(actor, members), "EMAIL", "", Map.of());
    }

    @PostMapping
    Page invite(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam UUID id,
            @RequestParam(name = "member", defaultValue = "") List<UUID> members,
            @RequestParam(defaultValue = "EMAIL") String way,
            @RequestParam(defaultValue = "") String greeting,
            HttpServletResponse response) {
        DirectoryQuery asked = DirectoryQuery.of(params, DirectoryQuery.USUAL_SIZE);
        try {
            desk.invite(actor, id, new InvitationDesk.Order(asked, members, way, greeting));
            run.wake();
            return Redirect.to(HERE + "/" + id).saying("members.invitations.begun");
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refused.field();
            return form(
                    actor,
                    id,
                    asked,
                    desk.picked(actor, members),
                    way,
                    greeting,
                    Map.of(field == null ? "way" : field, refused.words()));
        }
    }

    @GetMapping("/{id}")
    Page show(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        return reading.page(actor, desk.find(actor, id), state, after);
    }

    /// A sheet of paper for each, with a code for phones.
    @GetMapping("/{id}/letters")
    Page letters(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID after) {
        return reading.letters(actor, desk.find(actor, id), after);
    }

    @PostMapping("/{id}/cancel")
    Page cancel(Actor actor, @PathVariable UUID id) {
        desk.cancel(actor, id);
        return Redirect.to(HERE + "/" + id).saying("members.invitations.cancelled");
    }

    @PostMapping("/{id}/revoke")
    Page revoke(Actor actor, @PathVariable UUID id) {
        int revoked = desk.revoke(actor, id);
        return Redirect.to(HERE + "/" + id).saying("members.invitations.revoked", revoked);
    }

    private Page form(
            Actor actor,
            UUID id,
            DirectoryQuery asked,
            List<MemberId> picked,
            String way,
            String greeting,
            Map<String, String> problems) {
        return new InvitePage(id, asked, reading.count(actor, asked, picked), picked, way, greeting, problems);
    }
}
