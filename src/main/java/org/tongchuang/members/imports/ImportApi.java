package org.tongchuang.members.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Roster imports for programs.
@RestController
@RequestMapping("/api/v1/roster-imports")
class ImportApi {

    private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};

    private final RosterDesk desk;
    private final ProblemSheet problems;
    private final JsonMapper json;

    ImportApi(RosterDesk desk, ProblemSheet problems, JsonMapper json) {
        this.desk = desk;
        this.problems = problems;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Hand a roster in: CSV, TSV, XLSX or XLS. It is read at once and taken in as a job.")
    Map<String, String> upload(
            Actor actor,
            @RequestParam MultipartFile file,
            @Parameter(
                            description =
                                    "JSON object, column to field; an empty field leaves the column out. A column is"
                                            + " named by its header, its letter (A, AA) or its number (from 1). Columns not named"
                                            + " are proposed from their headers.",
                            example = "{\"A\":\"name\",\"B\":\"studentNumber\",\"C\":\"school\"}")
                    @RequestParam(required = false)
                    @Nullable
                    String mapping,
            @Parameter(
                            description =
                                    "The row, from 1, that names the columns; 0 when the file begins with its first"
                                            + " person. Found by itself when not given.")
                    @RequestParam(required = false)
                    @Nullable
                    Long headerRow,
            @Parameter(description = "Only tell what would happen.") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        Path laidOut = Files.createTempFile("roster", ".upload");
        try {
            file.transferTo(laidOut);
            String name = file.getOriginalFilename();
            UUID id = desk.receive(
                    actor,
                    laidOut,
                    name == null ? "" : name,
                    new RosterDesk.Told(headerRow, mapping(mapping)),
                    ImportState.QUEUED,
                    dryRun,
                    key);
            return Map.of("id", id.toString());
        } finally {
            Files.deleteIfExists(laidOut);
        }
    }

    @GetMapping("/{id}")
    Status show(Actor actor, @PathVariable UUID id) {
        return Status.of(desk.visibleTo(actor, id));
    }

    /// The problems as CSV, in the caller's language.
    @GetMapping("/{id}/problems")
    void problems(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        problems.send(actor, desk.visibleTo(actor, id), response);
    }

    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> undo(Actor actor, @PathVariable UUID id) {
        desk.undo(actor, id);
        return Map.of("id", id.toString());
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> cancel(Actor actor, @PathVariable UUID id) {
        desk.cancel(actor, id);
        return Map.of("id", id.toString());
    }

    private Map<String, String> mapping(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return Map.of();
        }
        try {
            Map<String, String> mapping = json.readValue(written, MAPPING);
            if (mapping == null || mapping.containsValue(null)) {
                throw Refusal.at("mapping", "members.import.mapping-json");
            }
            return mapping;
        } catch (JacksonException notJson) {
            throw Refusal.at("mapping", "members.import.mapping-json");
        }
    }

    /// @param state `RUNNING` also while it is undone
    /// @param headers of all columns, those left out too
    record Status(
            String id,
            String state,
            boolean dryRun,
            String fileName,
            long rows,
            long processed,
            long created,
            long updated,
            long unchanged,
            long rejected,
            long skipped,
            long problems,
            long possibleDuplicates,
            long offered,
            double share,
            long headerRow,
            List<String> headers,
            Map<String, String> mapping,
            @Nullable String encoding,
            @Nullable String format,
            @Nullable String failure,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static Status of(RosterImport made) {
            RosterImport.Counts counts = made.counts();
            String state =
                    switch (made.state()) {
                        case UNDOING -> "RUNNING";
                        case DRAFT -> "QUEUED";
                        default -> made.state().name();
                    };
            return new Status(
                    made.id().toString(),
                    state,
                    made.dryRun(),
                    made.fileName(),
                    counts.rows(),
                    counts.rows(),
                    counts.created(),
                    counts.updated(),
                    counts.unchanged(),
                    counts.rejected(),
                    counts.skipped(),
                    counts.problems(),
                    counts.possibleDuplicates(),
                    counts.offered(),
                    made.share(),
                    made.headerRow(),
                    made.headers(),
                    made.mapping(),
                    made.encoding(),
                    made.format(),
                    Failures.words(made.failure()),
                    made.startedAt(),
                    made.finishedAt());
        }
    }
}
