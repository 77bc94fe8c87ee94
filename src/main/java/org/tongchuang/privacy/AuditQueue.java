package org.tongchuang.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.shared.AuditEvent;

/// Group commit for the entries of reads: one thread writes whatever has gathered while it wrote the last lot.
/// These commits don't wait for the disk, so a reader waits about a millisecond; a power cut may take the entries of
/// the last half second of reading, but a killed process or a lost connection takes none that was answered.
@Component
class AuditQueue implements SmartLifecycle {

    private static final int AT_MOST = 500;
    private static final int PATIENCE_SECONDS = 20;

    private final AuditEvents events;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(10_000);
    private volatile boolean running;

    AuditQueue(AuditEvents events, PlatformTransactionManager transactions) {
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Completes when the entry is in the database; fails when it can't be written, and then the read must fail too.
    CompletableFuture<Void> add(AuditEvent event) {
        Waiting entry = new Waiting(event, new CompletableFuture<>());
        if (!running || !waiting.offer(entry)) {
            entry.done.completeExceptionally(new IllegalStateException("the audit trail takes no entries now"));
        }
        return entry.done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("audit-trail").daemon(true).start(this::write);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Started before and stopped after the web server, so that no request finds it closed.
    @Override
    public int getPhase() {
        return 0;
    }

    private void write() {
        List<Waiting> lot = new ArrayList<>();
        while (running || !waiting.isEmpty()) {
            try {
                Waiting first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    lot.add(first);
                    waiting.drainTo(lot, AT_MOST - 1);
                    writeLot(lot);
                    lot.clear();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void writeLot(List<Waiting> lot) {
        try {
            transaction.executeWithoutResult(status -> {
                events.dontWaitForTheDisk();
                events.add(lot.stream().map(Waiting::event).toList());
            });
            lot.forEach(entry -> entry.done.complete(null));
        } catch (RuntimeException | Error failed) {
            refuse(lot, failed);
        }
    }

    /// One entry that can't be written must not fail its neighbours.
    private void refuse(List<Waiting> lot, Throwable failed) {
        if (lot.size() > 1
                && failed instanceof DataAccessException
                && !(failed instanceof DataAccessResourceFailureException)) {
            lot.forEach(entry -> writeLot(List.of(entry)));
        } else {
            lot.forEach(entry -> entry.done.completeExceptionally(failed));
        }
    }

    private record Waiting(AuditEvent event, CompletableFuture<Void> done) {}
}
