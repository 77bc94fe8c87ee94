package org.tongchuang.members.imports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Works through the imports, one at a time across all nodes. Whose turn it is holds a lock that belongs to their
/// database connection: a process that dies lets go of it in that moment, and the next one goes on where it was.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class ImportQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
    private static final long TURN = 0x2057E2L;
    private static final long LOOK_EVERY_MILLIS = 500;

    private final RosterImports imports;
    private final ImportRun run;
    private final ImportUndo undo;
    private final DataSource database;
    private @Nullable Thread worker;
    private CountDownLatch stopping = new CountDownLatch(1);

    ImportQueue(RosterImports imports, ImportRun run, ImportUndo undo, DataSource database) {
        this.imports = imports;
        this.run = run;
        this.undo = undo;
        this.database = database;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        worker = Thread.ofPlatform().name("roster-imports").daemon(true).start(this::work);
    }

    @Override
    public void stop() {
        stopping.countDown();
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void work() {
        try {
            while (!stopping.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    if (imports.next().isPresent()) {
                        inTurn();
                    }
                } catch (SQLException | RuntimeException trouble) {
                    if (stopping.getCount() > 0) {
                        LOG.warn("imports pause for a moment: {}", trouble.toString());
                        LOG.debug("why imports pause", trouble);
                        stopping.await(2, TimeUnit.SECONDS);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            // The program stops; whatever was running goes on at the next start.
        }
    }

    private void inTurn() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!mine(statement)) {
                return;
            }
            try {
                Optional<RosterImport> next = imports.next();
                while (next.isPresent() && stopping.getCount() > 0) {
                    go(next.get());
                    next = imports.next();
                }
            } finally {
                statement.execute("select pg_advisory_unlock(" + TURN + ")");
            }
        }
    }

    /// A database that is away is waited for; anything else that goes wrong would go wrong again, so it ends here.
    private void go(RosterImport next) throws InterruptedException {
        try {
            if (next.state() == ImportState.UNDOING) {
                undo.go(next);
            } else {
                run.go(next);
            }
        } catch (DataAccessResourceFailureException
                | TransientDataAccessException
                | RecoverableDataAccessException
                | TransactionException away) {
            throw away;
        } catch (RuntimeException broken) {
            LOG.error("import {} came to grief", next.id(), broken);
            run.failed(next);
        }
    }

    private static boolean mine(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + TURN + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
