package org.tongchuang.members.card.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// The gate on a phone.
@Controller
@RequestMapping("/gate")
class GateController {

    private static final int A_LOT = 100;

    private final GateList list;
    private final CardChecks checks;

    GateController(GateList list, CardChecks checks) {
        this.list = list;
        this.checks = checks;
    }

    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.CHECK_CARDS);
        return new GatePage(false);
    }

    /// What the page shows where there is no network; open to all, for it says nothing.
    @GetMapping("/offline")
    Page offline(@Nullable Actor anybody) {
        return new GatePage(true);
    }

    @GetMapping("/list")
    ResponseEntity<GateList.All> list(Actor actor) {
        actor.must(Right.CHECK_CARDS);
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(list.all());
    }

    /// @param code null for a check the gate judged by itself, then with its result
    record Told(
            @Nullable UUID id,
            @Nullable String code,
            @Nullable UUID benefit,
            @Nullable Instant at,
            Verdict.@Nullable Result result) {}

    /// @param checks at most a hundred; the rest is left out
    record Lot(@Nullable List<@Nullable Told> checks) {}

    /// Checks with a code are judged; checks with a result are counted. One that can't be taken is left out.
    @PostMapping("/checks")
    ResponseEntity<List<Verdict>> check(Actor actor, @RequestBody Lot lot) {
        actor.must(Right.CHECK_CARDS);
        List<Verdict> verdicts = new ArrayList<>();
        List<@Nullable Told> told = lot.checks == null ? List.of() : lot.checks;
        for (Told one : told.subList(0, Math.min(told.size(), A_LOT))) {
            if (one == null || one.id == null) {
                continue;
            }
            if (one.code != null) {
                judged(actor, one.id, one.code, one, verdicts);
            } else if (one.at != null && one.result != null) {
                checks.counted(actor, one.id, one.at, one.result);
            }
        }
        return ResponseEntity.ok(verdicts);
    }

    private void judged(Actor actor, UUID id, String code, Told one, List<Verdict> verdicts) {
        try {
            verdicts.add(checks.check(actor, new CardChecks.Asked(id, code, one.benefit, one.at)));
        } catch (Refusal | org.tongchuang.shared.NotFound untakeable) {
            // told again it would be no better, and the gate must not keep it for ever
        }
    }
}
