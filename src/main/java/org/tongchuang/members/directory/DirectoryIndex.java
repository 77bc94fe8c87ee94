package org.tongchuang.members.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchEngine;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.ChangedRecords;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.RecordsChanged;

/// Keeps the search index up with the records: what commits is found within a second. The index remembers up to which
/// transaction it knows all; after a crash it reads on from there, and when it is lost it is built anew while serving.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class DirectoryIndex implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryIndex.class);
    static final String NAME = "members";
    private static final int LOT = 1_000;
    private static final long KEEP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long AFTER_TROUBLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Members members;
    private final ChangedRecords changed;
    private final DirectoryDocuments documents;
    private final TransactionTemplate reading;
    private final SearchIndex index;
    private final AtomicLong readings = new AtomicLong();
    private final ChangesUnderWay changes = new ChangesUnderWay(readings::get, this::isRunning);
    private final AtomicReference<@Nullable Progress> rebuilding = new AtomicReference<>();
    private volatile boolean running;
    private @Nullable Thread feeder;

    DirectoryIndex(
            Members members,
            ChangedRecords changed,
            DirectoryDocuments documents,
            PlatformTransactionManager transactions,
            SearchEngine engine) {
        this.members = members;
        this.changed = changed;
        this.documents = documents;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.index = engine.open(NAME, Directory.SCHEMA, NameForms.likeness());
    }

    SearchIndex index() {
        return index;
    }

    /// How far a rebuild is, if one is going on.
    @Nullable
    Progress rebuilding() {
        return rebuilding.get();
    }

    @EventListener
    void on(RecordsChanged change) {
        changes.follow(change);
    }

    /// Builds the index anew beside the one that serves; false when that is already going on.
    boolean rebuild() {
        Progress begun = new Progress(0, Math.max(1, members.count()));
        if (!rebuilding.compareAndSet(null, begun)) {
            return false;
        }
        Thread.ofPlatform().name("directory-rebuild").daemon(true).start(this::buildAnew);
        return true;
    }

    @Override
    public void start() {
        running = true;
        feeder = Thread.ofPlatform().name("directory-feed").daemon(true).start(this::feed);
    }

    @Override
    public void stop() {
        running = false;
        Thread last = feeder;
        if (last != null) {
            try {
                last.join(Duration.ofSeconds(4));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Only when the program ends: a context that is merely paused feeds the same index again.
    @Override
    public void destroy() {
        index.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Up before the imports begin, gone after they have stopped.
    @Override
    public int getPhase() {
        return -1;
    }

    private void feed() {
        boolean behind = true;
        boolean dirty = false;
        long kept = System.nanoTime();
        while (running || !behind && !changes.isEmpty()) {
            try {
                if (behind) {
                    catchUp();
                    behind = false;
                }
                RecordsChanged change = changes.next();
                behind = changes.hasMissed();
                if (change != null) {
                    take(change);
                    dirty = true;
                }
                if (dirty && (System.nanoTime() - kept > KEEP_EVERY_NANOS || !running)) {
                    dirty = !keep();
                    kept = System.nanoTime();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn("the index could not take a change and will read it again: {}", failed.toString());
                LOG.debug("why the index fell behind", failed);
                behind = true;
                changes.dropFor(AFTER_TROUBLE_NANOS);
            }
        }
    }

    private void take(RecordsChanged change) {
        try {
            List<SearchDocument> made =
                    change.changed().stream().map(documents::of).toList();
            if (!made.isEmpty()) {
                put(change, made);
            }
            if (!change.gone().isEmpty()) {
                index.delete(change.gone().stream().map(Object::toString).toList());
            }
        } finally {
            changes.arrived(change);
        }
    }

    /// Newcomers are added without looking for them, unless the records were read since they set out: then they may be
    /// there already.
    private void put(RecordsChanged change, List<SearchDocument> made) {
        synchronized (readings) {
            if (change.newcomers() && !changes.isOvertaken(change)) {
                index.add(made);
            } else {
                index.upsert(made);
            }
        }
    }

    private void noteReading() {
        synchronized (readings) {
            readings.incrementAndGet();
        }
    }

    /// Makes the index safe up to a transaction before which nothing is still on its way here; false when something
    /// is, and it must be tried again.
    private boolean keep() {
        String horizon = changed.horizon();
        if (!changes.isQuiet()) {
            return false;
        }
        index.commit(horizon);
        return true;
    }

    /// Also after trouble: from the last commit on, so that nothing is missed that was lost on its way here.
    private void catchUp() {
        index.reopen();
        if (index.state().needsRebuild()) {
            LOG.info("building the index: {}", index.state().condition());
            rebuilding.set(new Progress(0, 1));
            if (!buildAnew()) {
                throw new IllegalStateException("the index is still to be built");
            }
            return;
        }
        String mark = index.state().mark();
        String horizon = changed.horizon();
        readSince(mark.isEmpty() ? "0" : mark, index::upsert);
        List<String> gone = changed.goneSince(mark.isEmpty() ? "0" : mark).stream()
                .map(Object::toString)
                .toList();
        if (!gone.isEmpty()) {
            index.delete(gone);
        }
        index.commit(horizon);
    }

    private boolean buildAnew() {
        noteReading();
        try (SearchIndex.Rebuild rebuild = index.rebuild()) {
            String horizon = changed.horizon();
            long all = Math.max(1, members.count());
            readSince("0", lot -> {
                rebuild.add(lot);
                rebuilding.set(new Progress(rebuild.added(), Math.max(all, rebuild.added())));
            });
            rebuild.finish(horizon);
            return true;
        } catch (RuntimeException failed) {
            LOG.error("building the index failed", failed);
            return false;
        } finally {
            rebuilding.set(null);
        }
    }

    /// One long read-only transaction: a cursor needs one, and it holds nobody up.
    private void readSince(String tx, java.util.function.Consumer<List<SearchDocument>> taker) {
        noteReading();
        reading.executeWithoutResult(status -> {
            List<SearchDocument> lot = new ArrayList<>(LOT);
            changed.eachChangedSince(tx, (Member member) -> {
                lot.add(documents.of(member));
                if (lot.size() == LOT) {
                    taker.accept(List.copyOf(lot));
                    lot.clear();
                }
            });
            if (!lot.isEmpty()) {
                taker.accept(List.copyOf(lot));
            }
        });
        noteReading();
    }

    /// Documents built, of so many.
    record Progress(long done, long all) {}
}
