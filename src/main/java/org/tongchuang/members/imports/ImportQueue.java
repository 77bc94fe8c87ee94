package org.tongchuang.members.imports;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;
import org.tongchuang.shared.Outage;

/// Works through the imports, one at a time across all nodes; one that was under way when its node died goes on where
/// it was.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class ImportQueue implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
    private static final long TURN = 0x2057E2L;
    private static final Duration EVERY = Duration.ofMillis(500);

    private static final int PATIENCE = 30;

    private final RosterImports imports;
    private final ImportRun run;
    private final ImportUndo undo;
    private final Rounds rounds;
    private String stuck = "";
    private int overtaken;

    ImportQueue(RosterImports imports, ImportRun run, ImportUndo undo, DataSource database) {
        this.imports = imports;
        this.run = run;
        this.undo = undo;
        this.rounds = new Rounds("roster-imports", TURN, EVERY, database, this::all);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void all() throws InterruptedException {
        Optional<RosterImport> next = imports.next();
        while (next.isPresent() && !rounds.isStopping()) {
            go(next.get());
            next = imports.next();
        }
    }

    /// An outage is waited for, and whoever was overtaken by another writer tries again; anything else that goes wrong
    /// would go wrong again, so it ends here.
    private void go(RosterImport next) throws InterruptedException {
        try {
            if (next.state() == ImportState.UNDOING) {
                undo.go(next);
            } else {
                run.go(next);
            }
        } catch (RuntimeException broken) {
            if (passes(broken, next)) {
                throw broken;
            }
            LOG.error("import {} came to grief", next.id(), broken);
            run.failed(next);
        }
    }

    /// Somebody who is in the way again and again, and never lets the same rows through, is a fault and no writer.
    private boolean passes(RuntimeException broken, RosterImport next) {
        if (broken instanceof ConcurrencyFailureException) {
            String place =
                    next.id() + " " + next.lastRow() + " " + next.counts().undone();
            overtaken = place.equals(stuck) ? overtaken + 1 : 1;
            stuck = place;
            return overtaken <= PATIENCE;
        }
        return Outage.mayPass(broken);
    }
}
