package org.tongchuang.integrations.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that goes round in a thread of its own, on one node at a time. Whose turn it is holds a lock that belongs to
/// their database connection: a process that dies lets go of it in that moment, and the next one goes on. A round that
/// fails, as when the database is away, is told in the log and made again.
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long AFTER_TROUBLE_SECONDS = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final String name;
    private final long turn;
    private final Duration every;
    private final DataSource database;
    private final Round round;
    private @Nullable Thread worker;
    private final Semaphore calls = new Semaphore(0);
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    /// @param name of the thread, and in the log
    /// @param turn the key of the lock, its own for each kind of work
    public Rounds(String name, long turn, Duration every, DataSource database, Round round) {
        this.name = name;
        this.turn = turn;
        this.every = every;
        this.database = database;
        this.round = round;
    }

    /// What there is to do in one's turn; it looks at [#isStopping] when that takes long.
    @FunctionalInterface
    public interface Round {
        void go() throws InterruptedException;
    }

    public void start() {
        stopping = new CountDownLatch(1);
        worker = Thread.ofPlatform().name(name).daemon(true).start(this::work);
    }

    /// Has the next round begin at once rather than at its time.
    public void call() {
        calls.release();
    }

    /// Waits a few seconds for a round to end; what it leaves undone is for the next one.
    public void stop() {
        stopping.countDown();
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public boolean isRunning() {
        return worker != null;
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void work() {
        try {
            while (isNext()) {
                try {
                    inTurn();
                } catch (SQLException | RuntimeException trouble) {
                    if (!isStopping()) {
                        LOG.warn("{}: pauses for a moment: {}", name, trouble.toString());
                        LOG.debug("why {} pauses", name, trouble);
                        stopping.await(AFTER_TROUBLE_SECONDS, TimeUnit.SECONDS);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            // The program stops; whatever was under way goes on at the next start.
        }
    }

    private boolean isNext() throws InterruptedException {
        if (calls.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
        return !isStopping();
    }

    private void inTurn() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!isMine(statement)) {
                return;
            }
            try {
                round.go();
            } finally {
                statement.execute("select pg_advisory_unlock(" + turn + ")");
            }
        }
    }

    private boolean isMine(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + turn + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
