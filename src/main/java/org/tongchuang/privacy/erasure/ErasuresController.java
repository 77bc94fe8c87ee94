package org.tongchuang.privacy.erasure;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// Wishes to be erased, for the office.
@Controller
@RequestMapping("/office/erasures")
class ErasuresController {

    private static final String HERE = "/office/erasures";
    private static final int PAGE = 30;

    private final ErasureDesk desk;
    private final Clock clock;

    ErasuresController(ErasureDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    Page show(Actor actor, @RequestParam(required = false) @Nullable UUID after) {
        return page(actor, after, null, null);
    }

    @PostMapping("/{id}/refusal")
    Page refuse(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response) {
        try {
            desk.refuse(actor, id, reason);
            return Redirect.to(HERE).saying("privacy.erasures.refused");
        } catch (Refusal refused) {
            response.setStatus(422);
            return page(actor, null, id, refused.words());
        }
    }

    private ErasuresPage page(Actor actor, @Nullable UUID after, @Nullable UUID wrong, @Nullable String error) {
        List<Erasure> found = desk.page(actor, after, PAGE + 1);
        List<Erasure> shown = found.subList(0, Math.min(PAGE, found.size()));
        return new ErasuresPage(
                shown.stream()
                        .map(wish -> ErasuresPage.line(wish, clock.instant()))
                        .toList(),
                after != null,
                found.size() > PAGE ? shown.getLast().id() : null,
                wrong == null ? "" : wrong.toString(),
                error);
    }
}
