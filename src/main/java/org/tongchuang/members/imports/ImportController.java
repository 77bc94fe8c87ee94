package org.tongchuang.members.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Roster imports in the office: hand in a file, look at its columns, check, take in, put right, undo.
@Controller
@RequestMapping("/office/imports")
class ImportController {

    private static final int ROWS = 50;

    private final RosterDesk desk;
    private final RosterImports imports;
    private final RosterRows rows;
    private final ProblemSheet problems;
    private final Clock clock;

    ImportController(RosterDesk desk, RosterImports imports, RosterRows rows, ProblemSheet problems, Clock clock) {
        this.desk = desk;
        this.imports = imports;
        this.rows = rows;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    Page list(Actor actor, @RequestParam(required = false) @Nullable Instant before) {
        actor.must(Right.IMPORT_ROSTERS);
        Instant from = before == null ? clock.instant().plusSeconds(60) : before;
        List<RosterImport> page = imports.latest(from, ROWS + 1);
        Instant next = page.size() > ROWS ? page.get(ROWS - 1).uploadedAt() : null;
        return new ImportsPage(page.stream().limit(ROWS).toList(), before != null, next);
    }

    @GetMapping("/new")
    Page blank(Actor actor) {
        actor.must(Right.IMPORT_ROSTERS);
        return new ImportNewPage(null);
    }

    @PostMapping
    Page upload(Actor actor, @RequestParam @Nullable MultipartFile file, HttpServletResponse response)
            throws IOException {
        actor.must(Right.IMPORT_ROSTERS);
        if (file == null || file.isEmpty()) {
            response.setStatus(422);
            return new ImportNewPage(Refusal.because("members.import.no-file").words());
        }
        Path laidOut = Files.createTempFile("roster", ".upload");
        try {
            file.transferTo(laidOut);
            String name = file.getOriginalFilename();
            UUID id = desk.receive(actor, laidOut, name == null ? "" : name, Map.of(), ImportState.DRAFT, true, null);
            return Redirect.to("/office/imports/" + id + "/columns");
        } catch (Refusal refused) {
            response.setStatus(422);
            return new ImportNewPage(refused.words());
        } finally {
            Files.deleteIfExists(laidOut);
        }
    }

    @GetMapping("/{id}/columns")
    Page columns(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable String as)
            throws IOException {
        RosterImport made = desk.visibleTo(actor, id);
        Map<String, Map<String, String>> remembered = imports.remembered();
        Map<String, String> other = as == null ? null : remembered.get(as);
        if (other != null) {
            Map<String, String> fitting = new LinkedHashMap<>(made.mapping());
            made.headers().stream()
                    .filter(other::containsKey)
                    .forEach(header -> fitting.put(header, other.get(header)));
            desk.map(actor, id, fitting);
            made = desk.visibleTo(actor, id);
        }
        return new ColumnsPage(made, desk.columns(made), List.copyOf(remembered.keySet()), null);
    }

    @PostMapping("/{id}/columns")
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
        for (int n = 0; n < made.headers().size(); n++) {
            String field = form.getFirst("field." + n);
            if (field != null) {
                mapping.put(made.headers().get(n), field);
            }
        }
        try {
            desk.map(actor, id, mapping);
        } catch (Refusal refused) {
            response.setStatus(422);
            return new ColumnsPage(
                    made, desk.columns(made), List.copyOf(imports.remembered().keySet()), refused.words());
        }
        if (!remember.isBlank()) {
            imports.remember(
                    remember.strip().substring(0, Math.min(60, remember.strip().length())), mapping);
        }
        if (then.equals("run")) {
            desk.run(actor, id);
        } else {
            desk.check(actor, id);
        }
        return Redirect.to("/office/imports/" + id);
    }

    @GetMapping("/{id}")
    Page show(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") long after) {
        RosterImport made = desk.visibleTo(actor, id);
        String shown = ImportPage.TABS.contains(show) ? show : made.counts().problems() > 0 ? "problems" : "created";
        List<RosterRows.Row> page =
                made.state() == ImportState.DONE || made.state().working() || made.state() == ImportState.CANCELLED
                        ? rows.page(id, ImportPage.outcome(shown), shown.equals("problems"), after, ROWS + 1)
                        : List.of();
        Long next = page.size() > ROWS ? page.get(ROWS - 1).number() : null;
        return new ImportPage(
                made, shown, page.stream().limit(ROWS).map(ImportPage.Row::of).toList(), after, next, clock.instant());
    }

    @PostMapping("/{id}/check")
    Page check(Actor actor, @PathVariable UUID id) {
        desk.check(actor, id);
        return Redirect.to("/office/imports/" + id);
    }

    @PostMapping("/{id}/run")
    Page run(Actor actor, @PathVariable UUID id) {
        desk.run(actor, id);
        return Redirect.to("/office/imports/" + id);
    }

    @PostMapping("/{id}/cancel")
    Page cancel(Actor actor, @PathVariable UUID id) {
        desk.cancel(actor, id);
        return Redirect.to("/office/imports/" + id).saying("members.import.cancelling");
    }

    @PostMapping("/{id}/undo")
    Page undo(Actor actor, @PathVariable UUID id) {
        desk.undo(actor, id);
        return Redirect.to("/office/imports/" + id).saying("members.import.undoing");
    }

    /// Puts one cell right; the next check or run reads it that way.
    @PostMapping("/{id}/rows/{row}")
    Page fix(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable long row,
            @RequestParam String column,
            @RequestParam String value,
            @RequestParam(defaultValue = "0") long after) {
        desk.fix(actor, id, row, column, value);
        return Redirect.to("/office/imports/" + id + "?show=problems&after=" + after)
                .saying("members.import.fixed", String.valueOf(row));
    }

    @GetMapping("/{id}/problems.csv")
    void problems(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        problems.send(actor, desk.visibleTo(actor, id), response);
    }
}
