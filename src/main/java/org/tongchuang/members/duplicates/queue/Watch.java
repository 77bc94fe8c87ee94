package org.tongchuang.members.duplicates.queue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tongchuang.members.duplicates.LinkModel;
import org.tongchuang.members.records.ChangedRecords;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;

/// Looks every moment for records that changed and compares them; where very many did, as by an import, it waits until
/// they have settled and compares all with all. How far it is stands in the database: after a crash it goes on there.
/// One node does it at a time.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long TURN = 0x746f6e6764757073L;
    private static final long LOOK_EVERY_MILLIS = 2_000;
    private static final int MANY = 2_000;
    private static final int LOT = 200;

    private final Scan scan;
    private final Comparing comparing;
    private final Obvious obvious;
    private final ChangedRecords records;
    private final Turn turn;
    private @Nullable Thread worker;
    private CountDownLatch stopping = new CountDownLatch(1);
    private String settled = "";
    private String earlier = "";

    Watch(Scan scan, Comparing comparing, Obvious obvious, ChangedRecords records, Turn turn) {
        this.scan = scan;
        this.comparing = comparing;
        this.obvious = obvious;
        this.records = records;
        this.turn = turn;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        worker = Thread.ofPlatform().name("duplicates").daemon(true).start(this::work);
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
                    turn.take(this::look);
                } catch (SQLException | RuntimeException trouble) {
                    if (stopping.getCount() > 0) {
                        LOG.warn("comparing records pauses for a moment: {}", trouble.toString());
                        LOG.debug("why comparing pauses", trouble);
                        stopping.await(5, TimeUnit.SECONDS);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            // The program stops; what changed is compared at the next start.
        }
    }

    private void look() {
        WatchState.Now now = turn.state.now();
        int changed = records.countSince(now.mark(), MANY + 1);
        if (now.scanWanted() || changed > MANY) {
            // As long as an import runs more is to come, and a scan would take the processors from it.
            String newest = records.newest();
            boolean quiet = newest.equals(settled) && !turn.isImporting();
            settled = newest;
            if (quiet || now.scanWanted()) {
                scanAll();
            }
        } else if (changed > 0 || comparing.hasNoticed()) {
            compare(now);
        }
    }

    private void scanAll() {
        List<List<MemberId>> certain = scan.run(() -> stopping.getCount() == 0);
        if (certain != null) {
            obvious.groups(certain);
        }
    }

    private void compare(WatchState.Now now) {
        LinkModel model = turn.state.model();
        String horizon = records.horizon();
        for (Member member : records.changedSince(now.mark(), MANY)) {
            if (stopping.getCount() == 0) {
                return;
            }
            obvious.pairs(comparing.anew(member, model));
        }
        // The index is a moment behind the records, and may not have known somebody who was added just now; so whoever
        // changed is compared once more the next time.
        if (!earlier.isEmpty()) {
            turn.state.mark(earlier);
        }
        earlier = horizon;
        while (stopping.getCount() > 0 && comparing.hasNoticed()) {
            comparing.noticed(LOT, model);
        }
    }

    /// Who may compare now.
    @Component
    static class Turn {
        private final DataSource database;
        private final WatchState state;

        Turn(DataSource database, WatchState state) {
            this.database = database;
            this.state = state;
        }

        void take(Runnable work) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                if (!isYes(statement, "select pg_try_advisory_lock(" + TURN + ")")) {
                    return;
                }
                try {
                    work.run();
                } finally {
                    statement.execute("select pg_advisory_unlock(" + TURN + ")");
                }
            }
        }

        boolean isImporting() {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                return isYes(
                        statement,
                        "select exists (select from members.roster_import where state in ('QUEUED', 'RUNNING', 'UNDOING'))");
            } catch (SQLException away) {
                return true;
            }
        }

        private static boolean isYes(Statement statement, String question) throws SQLException {
            try (ResultSet row = statement.executeQuery(question)) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
