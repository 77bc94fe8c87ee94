package org.tongchuang.members.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Roster imports in the office: hand in a file, check, take in, put right, undo.
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
        Instant from = before == null ? Instant.MAX : before;
        List<RosterImport> page = imports.latest(from, actor.reach().everyone() ? null : actor.id(), ROWS + 1);
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
            UUID id = desk.receive(
                    actor, laidOut, name == null ? "" : name, RosterDesk.Told.NOTHING, ImportState.DRAFT, true, null);
            return Redirect.to("/office/imports/" + id + "/columns");
        } catch (Refusal refused) {
            response.setStatus(422);
            return new ImportNewPage(refused.words());
        } finally {
            Files.deleteIfExists(laidOut);
        }
    }

    @GetMapping("/{id}")
    Page show(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") long after) {
        RosterImport made = desk.visibleTo(actor, id);
        String shown = ImportPage.TABS.contains(show) || show.equals(ImportPage.FIXED)
                ? show
                : made.counts().problems() > 0 ? "problems" : "created";
        boolean told =
                made.state() == ImportState.DONE || made.state().working() || made.state() == ImportState.CANCELLED;
        Map<Long, Map<String, RosterRows.Fix>> fixed = told ? rows.fixed(id) : Map.of();
        List<Verdict> page = !told
                ? List.of()
                : shown.equals(ImportPage.FIXED)
                        ? rows.numbered(id, fixed.keySet(), after, ROWS + 1)
                        : rows.page(id, ImportPage.outcome(shown), shown.equals("problems"), after, ROWS + 1);
        Map<MemberId, String> people = rows.people(page);
        Long next = page.size() > ROWS ? page.get(ROWS - 1).number() : null;
        return new ImportPage(
                made,
                shown,
                page.stream()
                        .limit(ROWS)
                        .map(row -> ImportPage.Row.of(
                                row, people, fixed.getOrDefault(row.number(), Map.of()), made.startedAt()))
                        .toList(),
                fixed.size(),
                after,
                next,
                clock.instant());
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
            @RequestParam(defaultValue = "problems") String show,
            @RequestParam(defaultValue = "0") long after) {
        desk.fix(actor, id, row, column, value);
        String undo = UriComponentsBuilder.fromPath("/office/imports/{id}/rows/{row}/back")
                .queryParam("column", "{column}")
                .queryParam("show", "{show}")
                .queryParam("after", after)
                .encode()
                .buildAndExpand(id, row, column, show)
                .toUriString();
        return backTo(id, row, show, after)
                .saying("members.import.fixed", String.valueOf(row))
                .undoing(undo);
    }

    /// What the file says stands again.
    @PostMapping("/{id}/rows/{row}/back")
    Page unfix(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable long row,
            @RequestParam String column,
            @RequestParam(defaultValue = "problems") String show,
            @RequestParam(defaultValue = "0") long after) {
        desk.fix(actor, id, row, column, null);
        return backTo(id, row, show, after).saying("members.import.unfixed", String.valueOf(row));
    }

    private static Redirect backTo(UUID id, long row, String show, long after) {
        String shown = ImportPage.TABS.contains(show) || show.equals(ImportPage.FIXED) ? show : "problems";
        return Redirect.to("/office/imports/" + id + "?show=" + shown + "&after=" + after + "#row-" + row);
    }

    @GetMapping("/{id}/problems.csv")
    void problems(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        problems.send(actor, desk.visibleTo(actor, id), response);
    }
}
