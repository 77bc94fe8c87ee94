package org.tongchuang.members.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// Which row of a roster is the header, and what each column is taken for.
@Controller
@RequestMapping("/office/imports/{id}/columns")
class ColumnsController {

    private static final int LONGEST_NAME = 60;

    private final RosterDesk desk;
    private final RosterMappings mappings;

    ColumnsController(RosterDesk desk, RosterMappings mappings) {
        this.desk = desk;
        this.mappings = mappings;
    }

    @GetMapping
    Page columns(Actor actor, @PathVariable UUID id) throws IOException {
        RosterImport made = desk.visibleTo(actor, id);
        return ColumnsPage.of(made, desk.seen(made), mappings.remembered().keySet());
    }

    /// Maps the columns as those of another roster were, where their headers are the same.
    @PostMapping("/as")
    Page as(Actor actor, @PathVariable UUID id, @RequestParam String as) throws IOException {
        RosterImport made = desk.visibleTo(actor, id);
        Map<String, String> other = mappings.remembered().getOrDefault(as, Map.of());
        Map<String, String> fitting = new LinkedHashMap<>(made.mapping());
        made.headers().stream().filter(other::containsKey).forEach(header -> fitting.put(header, other.get(header)));
        desk.map(actor, id, fitting);
        return Redirect.to("/office/imports/" + id + "/columns");
    }

    @PostMapping("/header")
    Page header(Actor actor, @PathVariable UUID id, @RequestParam long row) throws IOException {
        desk.header(actor, id, row);
        return Redirect.to("/office/imports/" + id + "/columns")
                .saying(row == 0 ? "members.columns.header.none-now" : "members.columns.header.now", row);
    }

    @PostMapping
    Page map(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "") String remember,
            @RequestParam(defaultValue = "check") String then,
            HttpServletResponse response)
            throws IOException {
        RosterImport made = desk.visibleTo(actor, id);
        Map<String, String> mapping = new LinkedHashMap<>();
        List<String> chosen = new ArrayList<>();
        for (int n = 0; n < made.headers().size(); n++) {
            String field = form.getFirst("field." + n);
            chosen.add(field == null ? "" : field);
            if (field != null) {
                mapping.put(made.headers().get(n), field);
            }
        }
        try {
            desk.map(actor, id, mapping);
        } catch (Refusal refused) {
            response.setStatus(422);
            return ColumnsPage.of(made, desk.seen(made), mappings.remembered().keySet())
                    .asWritten(chosen, refused.words());
        }
        if (!remember.isBlank()) {
            String name = remember.strip();
            mappings.remember(name.substring(0, Math.min(LONGEST_NAME, name.length())), mapping);
        }
        if (then.equals("run")) {
            desk.run(actor, id);
        } else {
            desk.check(actor, id);
        }
        return Redirect.to("/office/imports/" + id);
    }
}
