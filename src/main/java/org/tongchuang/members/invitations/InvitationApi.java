package org.tongchuang.members.invitations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;

/// Inviting people, for programs. The parameters are those of `GET /api/v1/members`: everybody that finds is invited.
@RestController
@RequestMapping("/api/v1/invitations")
class InvitationApi {

    private final InvitationDesk desk;
    private final Invitations invitations;
    private final InvitationRun run;
    private final Sheets sheets;

    InvitationApi(InvitationDesk desk, Invitations invitations, InvitationRun run, Sheets sheets) {
        this.desk = desk;
        this.invitations = invitations;
        this.run = run;
        this.sheets = sheets;
    }

    /// @param way `email` or `print`
    /// @param greeting a sentence in every letter, at most 300 characters
    /// @param members ids of those to invite, at most 200; everybody the parameters find when there are none
    record Order(
            @Nullable String way,
            @Nullable String greeting,
            @Nullable List<UUID> members) {}

    /// With an `Idempotency-Key` that is a UUID, the same call again changes nothing and answers alike.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Made invite(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Order order) {
        UUID id = key == null ? Ids.next() : Ids.read(key).orElseGet(Ids::next);
        desk.invite(
                actor,
                id,
                new InvitationDesk.Order(
                        DirectoryQuery.of(params, DirectoryQuery.USUAL_SIZE),
                        order.members() == null ? List.of() : order.members(),
                        order.way() == null ? "email" : order.way(),
                        order.greeting() == null ? "" : order.greeting()));
        run.wake();
        return new Made(id.toString());
    }

    @GetMapping("/{id}")
    Told show(Actor actor, @PathVariable UUID id) {
        return Told.of(desk.find(actor, id), invitations.states(id, sheets.now()));
    }

    /// Links nobody used are worth nothing from now on; may be said again.
    @PostMapping("/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable UUID id) {
        desk.revoke(actor, id);
    }

    record Made(String id) {}

    /// @param outcomes what became of those found: `invited`, `joined`, `no-address`, `no-question`, `not-contacted`,
    ///     `lately`
    /// @param states how far those invited have come: `invited`, `opened`, `confirmed`, `joined`, `expired`,
    // `revoked`
    record Told(String id, String way, String state, long total, Map<String, Long> outcomes, Map<String, Long> states) {

        static Told of(Batch batch, Map<String, Long> states) {
            Map<String, Long> outcomes = new LinkedHashMap<>();
            batch.counts().forEach((outcome, count) -> outcomes.put(key(outcome), count));
            return new Told(
                    batch.id().toString(), key(batch.way()), batch.state().name(), batch.total(), outcomes, states);
        }

        private static String key(Enum<?> name) {
            return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
