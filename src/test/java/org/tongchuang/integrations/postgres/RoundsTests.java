package org.tongchuang.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Work in the background, each kind of it on one node at a time.
@SpringBootTest
class RoundsTests {

    private static final long TURN = 0x7e575L;

    @Autowired
    private HikariDataSource server;

    /// If each held a connection of its own while it asks for another, they would wait for each other for ever.
    @Test
    void leavesThePoolToTheWorkItself() throws Exception {
        try (HikariDataSource two = pool(2)) {
            Rounds.Turns turns = new Rounds.Turns(two);
            CountDownLatch gone = new CountDownLatch(12);
            List<Rounds> all = new ArrayList<>();
            for (int kind = 0; kind < 4; kind++) {
                all.add(new Rounds("test-" + kind, TURN + kind, Duration.ofMillis(5), turns, () -> work(two, gone)));
            }
            all.forEach(Rounds::start);
            assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
            all.forEach(Rounds::stop);
            turns.destroy();
        }
    }

    @Test
    void letsOneNodeAloneGoAndTheOtherAfterIt() throws Exception {
        try (HikariDataSource one = pool(1);
                HikariDataSource other = pool(1)) {
            Rounds.Turns ours = new Rounds.Turns(one);
            Rounds.Turns theirs = new Rounds.Turns(other);
            assertThat(ours.take(TURN)).isTrue();
            assertThat(theirs.take(TURN)).isFalse();
            ours.giveBack(TURN);
            assertThat(theirs.take(TURN)).isTrue();
            theirs.destroy();
            assertThat(ours.take(TURN)).as("gone with its connection").isTrue();
            ours.giveBack(TURN);
            ours.destroy();
        }
    }

    private static void work(DataSource database, CountDownLatch gone) {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("select pg_sleep(0.02)");
            gone.countDown();
        } catch (SQLException starved) {
            throw new IllegalStateException(starved);
        }
    }

    private HikariDataSource pool(int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.getJdbcUrl());
        pool.setUsername(server.getUsername());
        pool.setPassword(server.getPassword());
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(1_000);
        return pool;
    }
}
