package org.tongchuang.members.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.sheets.Sheet;
import org.tongchuang.integrations.sheets.SheetRefused;
import org.tongchuang.members.imports.taking.SaidInFile;
import org.tongchuang.members.imports.taking.TrialPeople;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.members.roster.RosterRefused;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Outage;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Universities;

/// One import from where it stands to its end: reading in one thread, writing in this one.
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final RosterImports imports;
    private final RosterRows rows;
    private final RosterFiles files;
    private final BatchWriting writing;
    private final Ending ending;

    ImportRun(RosterImports imports, RosterRows rows, RosterFiles files, BatchWriting writing, Ending ending) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.writing = writing;
        this.ending = ending;
    }

    /// @throws InterruptedException when the program stops; the import stays as it is and goes on later
    void go(RosterImport waiting) throws InterruptedException {
        if (!imports.started(waiting.id(), ending.clock.instant())) {
            return;
        }
        // What a check has seen may be lost in a crash, so one that was interrupted begins anew.
        RosterImport running = waiting.dryRun() && waiting.lastRow() > 0 ? afresh(waiting) : waiting;
        try {
            boolean whole = takeAll(running);
            ending.reached(running, whole ? ImportState.DONE : ImportState.CANCELLED, null);
        } catch (SheetRefused refused) {
            ending.reached(running, ImportState.FAILED, told(refused.messageKey(), refused.args()));
        } catch (RosterRefused refused) {
            ending.reached(running, ImportState.FAILED, told(refused.messageKey(), refused.args()));
        } catch (Refusal refused) {
            ending.reached(running, ImportState.FAILED, refused.key());
        } catch (NoSuchFileException gone) {
            ending.reached(running, ImportState.FAILED, "members.import.file-gone");
        } catch (IOException unreadable) {
            if (Outage.of(unreadable).isPresent()) {
                throw new UncheckedIOException(unreadable);
            }
            LOG.error("import {} can't be read", running.id(), unreadable);
            ending.reached(running, ImportState.FAILED, "members.import.unreadable");
        }
    }

    void failed(RosterImport running) {
        ending.reached(running, ImportState.FAILED, "members.import.broken");
    }

    private RosterImport afresh(RosterImport waiting) {
        imports.queue(waiting.id(), true, ImportState.RUNNING);
        imports.started(waiting.id(), ending.clock.instant());
        return imports.find(waiting.id()).orElseThrow();
    }

    private boolean takeAll(RosterImport running) throws IOException, InterruptedException {
        if (running.dryRun()) {
            ending.trial.clear();
        }
        try (RosterFiles.OpenRoster open = files.open(running.id(), running.fileName());
                Sheet head = open.again()) {
            RosterLayout layout = RosterDesk.layout(head, running);
            SaidInFile said = new SaidInFile();
            if (running.lastRow() > 0) {
                recall(running, open, layout, said);
            }
            try (RowReading reading = reading(running, layout, open.sheet(), running.lastRow())) {
                RowBatch batch = reading.next();
                while (batch != null) {
                    if (!step(running, batch, said)) {
                        return false;
                    }
                    batch = reading.next();
                }
                return true;
            }
        }
    }

    private boolean step(RosterImport running, RowBatch batch, SaidInFile said) {
        return running.dryRun()
                ? writing.check(running, batch, said, ending.clock.instant(), ending.trial)
                : writing.take(running, batch, said, ending.clock.instant());
    }

    private void recall(RosterImport running, RosterFiles.OpenRoster open, RosterLayout layout, SaidInFile said)
            throws IOException, InterruptedException {
        try (Sheet again = open.again();
                RowReading reading = reading(running, layout, again, 0)) {
            RowBatch batch = reading.next();
            while (batch != null && batch.rows().getFirst().number() <= running.lastRow()) {
                writing.recall(running, batch, said);
                batch = reading.next();
            }
        }
    }

    private RowReading reading(RosterImport running, RosterLayout layout, Sheet sheet, long from) {
        return new RowReading(sheet, layout, ending.today(), rows.fixes(running.id()), from);
    }

    private static String told(String key, java.util.List<Object> args) {
        return key + args.stream().map(arg -> "\t" + arg).collect(Collectors.joining());
    }

    /// What happens when an import has come to an end, one way or another.
    @Component
    static class Ending {

        private final RosterImports imports;
        private final ApplicationEventPublisher house;
        private final Universities universities;
        private final TrialPeople trial;
        private final Clock clock;

        Ending(
                RosterImports imports,
                ApplicationEventPublisher house,
                Universities universities,
                TrialPeople trial,
                Clock clock) {
            this.trial = trial;
            this.imports = imports;
            this.house = house;
            this.universities = universities;
            this.clock = clock;
        }

        void reached(RosterImport running, ImportState state, @org.jspecify.annotations.Nullable String failure) {
            if (running.dryRun()) {
                trial.clear();
            }
            imports.finished(running.id(), state, failure, clock.instant(), now -> house.publishEvent(finished(now)));
        }

        private static AuditEvent finished(RosterImport made) {
            return new AuditEvent(
                    made.actor(),
                    made.actorName(),
                    made.dryRun() ? "members.import.checked" : "members.import.finished",
                    java.util.List.of(),
                    Map.of(
                            "import", made.id().toString(),
                            "state", made.state().name(),
                            "created", String.valueOf(made.counts().created()),
                            "updated", String.valueOf(made.counts().updated())),
                    null);
        }

        LocalDate today() {
            return universities.today();
        }
    }
}
