package org.tongchuang.members.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.integrations.sheets.Sheet;
import org.tongchuang.integrations.sheets.SheetFacts;
import org.tongchuang.integrations.sheets.SheetFormat;
import org.tongchuang.integrations.sheets.SheetLimits;
import org.tongchuang.integrations.sheets.SheetRefused;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.integrations.sheets.Sheets;
import org.tongchuang.members.roster.RosterColumn;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.members.roster.RosterRefused;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Where rosters are handed in: looks at the file at once, so that a hopeless one is refused while the person is there.
@Service
class RosterDesk {

    private final RosterImports imports;
    private final RosterRows rows;
    private final RosterFiles files;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    RosterDesk(
            RosterImports imports, RosterRows rows, RosterFiles files, ApplicationEventPublisher house, Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.house = house;
        this.clock = clock;
    }

    /// Takes a file in.
    ///
    /// @param told of its columns by a program that knows
    /// @param first `DRAFT` to let a person look at the columns, `QUEUED` to begin
    /// @throws Refusal when the file can't be read as a roster
    UUID receive(
            Actor actor,
            Path file,
            String fileName,
            Told told,
            ImportState first,
            boolean dryRun,
            @Nullable String idempotencyKey)
            throws IOException {
        actor.must(Right.IMPORT_ROSTERS);
        UUID id = Ids.next();
        RosterImport made = look(actor, id, file, fileName, told, first, dryRun);
        files.keep(id, file);
        AuditEvent uploaded = AuditEvent.of(
                actor, "members.import.uploaded", Map.of("import", id.toString(), "file", made.fileName()));
        UUID kept = imports.add(made, idempotencyKey, () -> house.publishEvent(uploaded));
        if (!kept.equals(id)) {
            files.delete(id);
        }
        return kept;
    }

    /// The columns as they are mapped now with samples from the file, and the rows it begins with.
    Seen seen(RosterImport made) throws IOException {
        try (RosterFiles.OpenRoster open = files.open(made.id(), made.fileName())) {
            List<SheetRow> head = head(open.sheet());
            return new Seen(layout(head, made, made.mapping()).columns(), head);
        }
    }

    /// Takes another row for the header; what was mapped before is proposed anew.
    ///
    /// @param row its number; 0 when the file has none
    void header(Actor actor, UUID id, long row) throws IOException {
        RosterImport made = visibleTo(actor, id);
        try (RosterFiles.OpenRoster open = files.open(id, made.fileName())) {
            RosterLayout layout = RosterLayout.at(head(open.sheet()), row, List.of(), Map.of());
            imports.lay(id, layout, layout.mapping());
        } catch (RosterRefused refused) {
            throw Refusal.at("row", refused.messageKey(), refused.args().toArray());
        }
    }

    void map(Actor actor, UUID id, Map<String, String> mapping) throws IOException {
        RosterImport made = visibleTo(actor, id);
        try (RosterFiles.OpenRoster open = files.open(id, made.fileName())) {
            RosterLayout layout = layout(head(open.sheet()), made, mapping);
            if (!layout.hasName()) {
                throw Refusal.because("members.roster.refused.no-name-column");
            }
            imports.lay(id, layout, mapping);
        }
    }

    void check(Actor actor, UUID id) {
        visibleTo(actor, id);
        imports.queue(id, true, ImportState.DRAFT, ImportState.DONE, ImportState.FAILED, ImportState.CANCELLED);
    }

    /// Takes the file in for good. A run that is done may be repeated, with cells put right; rows already in stay as
    /// they are.
    @Transactional
    void run(Actor actor, UUID id) {
        visibleTo(actor, id);
        if (imports.queue(id, false, ImportState.DRAFT, ImportState.DONE, ImportState.FAILED, ImportState.CANCELLED)) {
            house.publishEvent(AuditEvent.of(actor, "members.import.started", Map.of("import", id.toString())));
        }
    }

    void cancel(Actor actor, UUID id) {
        visibleTo(actor, id);
        if (!imports.move(id, ImportState.CANCELLED, ImportState.QUEUED)) {
            imports.cancel(id);
        }
    }

    /// @throws Refusal when there is nothing to undo
    @Transactional
    void undo(Actor actor, UUID id) {
        RosterImport made = visibleTo(actor, id);
        boolean begun = made.taken()
                && imports.move(id, ImportState.UNDOING, ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED);
        if (begun) {
            house.publishEvent(AuditEvent.of(actor, "members.import.undo", Map.of("import", id.toString())));
        } else if (made.state() != ImportState.UNDOING && made.state() != ImportState.UNDONE) {
            throw Refusal.because("members.import.nothing-to-undo");
        }
    }

    /// @param value what stands instead; null for what the file says
    void fix(Actor actor, UUID id, long row, String header, @Nullable String value) {
        visibleTo(actor, id);
        rows.fix(id, row, header, value, clock.instant());
    }

    RosterImport visibleTo(Actor actor, UUID id) {
        actor.must(Right.IMPORT_ROSTERS);
        // A roster tells of everybody in it: whoever may not see everybody sees their own rosters only.
        return imports.find(id)
                .filter(made -> actor.reach().everyone() || made.actor().equals(actor.id()))
                .orElseThrow(() -> new NotFound("import " + id));
    }

    private RosterImport look(
            Actor actor, UUID id, Path file, String fileName, Told told, ImportState first, boolean dryRun) {
        String name = plain(fileName);
        try (Sheet sheet = Sheets.open(file, name, SheetLimits.roster())) {
            mustBeWhatItSays(name, sheet.facts().format());
            RosterLayout layout = firstLayout(sheet, told, first == ImportState.DRAFT);
            SheetFacts facts = sheet.facts();
            return new RosterImport(
                    id,
                    name,
                    facts.bytes(),
                    actor.id(),
                    actor.name(),
                    actor.reach(),
                    first,
                    dryRun,
                    false,
                    layout.mapping(),
                    layout.headers(),
                    facts.format().name(),
                    facts.encoding(),
                    facts.separator(),
                    facts.sheetName(),
                    layout.headerRow(),
                    0,
                    0,
                    RosterImport.Counts.NONE,
                    null,
                    clock.instant(),
                    null,
                    null);
        } catch (SheetRefused refused) {
            throw Refusal.at("file", refused.messageKey(), refused.args().toArray());
        } catch (RosterRefused refused) {
            throw Refusal.at(
                    refused.about(), refused.messageKey(), refused.args().toArray());
        }
    }

    /// @param forAPerson who can still say what the columns are
    private static RosterLayout firstLayout(Sheet sheet, Told told, boolean forAPerson) {
        List<SheetRow> head = head(sheet);
        if (forAPerson && told.equals(Told.NOTHING)) {
            return RosterLayout.likeliest(head);
        }
        Long row = told.headerRow();
        RosterLayout layout = row == null
                ? RosterLayout.find(head, told.mapping())
                : RosterLayout.at(head, row, told.mapping().keySet(), told.mapping());
        if (!forAPerson && !layout.hasName()) {
            throw Refusal.because("members.roster.refused.no-name-column");
        }
        return layout;
    }

    /// A file under a wrong name is somebody's mistake, or worse: it is said what it is and what to do, not read.
    private static void mustBeWhatItSays(String name, SheetFormat format) {
        String extension = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        boolean right =
                switch (extension) {
                    case "xlsx", "xlsm" -> format == SheetFormat.XLSX;
                    case "xls" -> format == SheetFormat.XLS;
                    // WPS tables are either, as the program was told
                    case "et" -> format == SheetFormat.XLSX || format == SheetFormat.XLS;
                    default -> format == SheetFormat.CSV || format == SheetFormat.TSV;
                };
        if (!right) {
            String really = format == SheetFormat.TSV ? "csv" : format.name().toLowerCase(Locale.ROOT);
            throw Refusal.at("file", "members.import.really." + really, name);
        }
    }

    private static List<SheetRow> head(Sheet sheet) {
        List<SheetRow> head = new ArrayList<>();
        for (int n = 0; n < RosterLayout.ROWS_TO_LOOK_AT; n++) {
            SheetRow row = sheet.next();
            if (row == null) {
                break;
            }
            head.add(row);
        }
        return head;
    }

    /// The layout the import was given when it was handed in or since.
    static RosterLayout layout(Sheet sheet, RosterImport made) {
        return layout(head(sheet), made, made.mapping());
    }

    private static RosterLayout layout(List<SheetRow> head, RosterImport made, Map<String, String> mapping) {
        try {
            return RosterLayout.at(head, made.headerRow(), made.headers(), mapping);
        } catch (RosterRefused refused) {
            throw Refusal.at("file", refused.messageKey(), refused.args().toArray());
        }
    }

    /// What is known of a file's columns before anybody looks.
    ///
    /// @param headerRow number of the row that names the columns, 0 when there is none; null to have it found
    /// @param mapping column, by header, letter or number, to field; the others are proposed
    record Told(@Nullable Long headerRow, Map<String, String> mapping) {
        static final Told NOTHING = new Told(null, Map.of());
    }

    /// @param head what the file begins with, header and all
    record Seen(List<RosterColumn> columns, List<SheetRow> head) {}

    /// Browsers of old send whole paths, and a name is shown and logged: only its last part, without what is not seen
    /// or turns the rest of a line round.
    private static String plain(String fileName) {
        String last = fileName.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "")
                .strip();
        int from = Math.max(0, last.length() - 200);
        boolean half = from > 0 && Character.isLowSurrogate(last.charAt(from));
        return last.isEmpty() ? "roster" : last.substring(half ? from + 1 : from);
    }
}
