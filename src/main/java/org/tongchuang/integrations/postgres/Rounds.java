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
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Work that goes round in a thread of its own, on one node at a time, as [Turns] says. A round that
/// fails, as when the database is away, is told in the log and made again.
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long AFTER_TROUBLE_SECONDS = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final String name;
    private final long turn;
    private final Duration every;
    private final Turns turns;
    private final Round round;
    private @Nullable Thread worker;
    private final Semaphore calls = new Semaphore(0);
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    /// @param name of the thread, and in the log
    /// @param turn the key of the lock, its own for each kind of work
    public Rounds(String name, long turn, Duration every, Turns turns, Round round) {
        this.name = name;
        this.turn = turn;
        this.every = every;
        this.turns = turns;
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
        if (turns.take(turn)) {
            try {
                round.go();
            } finally {
                turns.giveBack(turn);
            }
        }
    }

    /// Whose turn it is, among all nodes, to do a kind of work: locks of the database that belong to one
    /// connection of this program, so a process that dies lets go of all of them in that moment. One connection
    /// serves every kind of work, for if each held its own while it asks for another to work with, they could use
    /// up the pool and wait for each other.
    @Component
    public static class Turns implements DisposableBean {

        private final DataSource database;
        private @Nullable Connection connection;

        Turns(DataSource database) {
            this.database = database;
        }

        /// Whether it is ours now, to be given back; false while another node has it.
        ///
        /// @param turn the key of the lock, its own for each kind of work
        synchronized boolean take(long turn) throws SQLException {
            return ask("select pg_try_advisory_lock(" + turn + ")");
        }

        synchronized void giveBack(long turn) {
            try {
                ask("select pg_advisory_unlock(" + turn + ")");
            } catch (SQLException lost) {
                LOG.debug("the turn {} went with its connection", turn, lost);
            }
        }

        private boolean ask(String question) throws SQLException {
            Connection open = connection;
            if (open == null) {
                open = database.getConnection();
                connection = open;
            }
            try (Statement statement = open.createStatement();
                    ResultSet row = statement.executeQuery(question)) {
                return row.next() && row.getBoolean(1);
            } catch (SQLException lost) {
                destroy();
                throw lost;
            }
        }

        /// The connection goes back to a pool that keeps it open, so its locks are let go of first.
        @Override
        public synchronized void destroy() {
            Connection last = connection;
            connection = null;
            if (last != null) {
                try (last;
                        Statement statement = last.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                } catch (SQLException gone) {
                    LOG.debug("closing the connection of the turns", gone);
                    end(last);
                }
            }
        }

        private static void end(Connection connection) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.debug("the connection of the turns is gone", gone);
            }
        }
    }
}
