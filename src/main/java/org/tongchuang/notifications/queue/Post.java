package org.tongchuang.notifications.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongchuang.integrations.postgres.Rounds;

/// Sends what waits, on one node at a time and over a few lines at once. Whoever has the turn knows that nobody else is
/// sending, so what is still marked as on its way was left by somebody who is no more.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
public class Post implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final long TURN = 0x746f6e67706f7374L;
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int LINES = 4;

    private final Queue queue;
    private final Postman postman;
    private final Rounds rounds;

    Post(Queue queue, Postman postman, Rounds.Turns turns) {
        this.queue = queue;
        this.postman = postman;
        this.rounds = new Rounds("post", TURN, EVERY, turns, this::round);
    }

    /// Once the transaction that is open now has been committed, what it wrote is sent without waiting for its turn.
    public void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    public void wake() {
        rounds.call();
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void tidy() {
        queue.wipeOld();
    }

    /// On threads of their own: the one of the round is interrupted when the program stops, and a letter that is being
    /// handed over then should come to its end.
    private void round() throws InterruptedException {
        int left = queue.bringBack();
        if (left > 0) {
            LOG.info("{} messages were broken off and are sent again", left);
        }
        List<Due> first = queue.take(Postman.LOT);
        if (first.isEmpty()) {
            return;
        }
        List<Thread> lines = new ArrayList<>();
        lines.add(line(first));
        for (int n = 1; n < LINES && first.size() == Postman.LOT; n++) {
            lines.add(line(List.of()));
        }
        join(lines);
    }

    private Thread line(List<Due> lot) {
        return Thread.ofPlatform().name("post-line").daemon(true).start(() -> {
            try {
                postman.deliver(lot, rounds::isStopping);
            } catch (RuntimeException trouble) {
                LOG.warn("a line of the post breaks off: {}", trouble.toString());
            }
        });
    }

    /// Until the last has come to its end, even when the program stops: the turn must not pass to another node before.
    private static void join(List<Thread> lines) throws InterruptedException {
        boolean interrupted = false;
        for (Thread line : lines) {
            while (line.isAlive()) {
                try {
                    line.join();
                } catch (InterruptedException stop) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
    }
}
