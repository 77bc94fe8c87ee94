package org.tongchuang.members.indexing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.members.records.ChangedRecords;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.RecordsChanged;
import org.tongchuang.shared.MemberId;

/// Keeps a search index up with the records: what commits is found within a second. The index remembers up to which
/// transaction it knows all; after a crash it reads on from there, and when it is lost it is built anew while serving.
public final class IndexFeed {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
    private static final int LOT = 1_000;
    private static final long KEEP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long AFTER_TROUBLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Members members;
    private final ChangedRecords changed;
    private final Shape shape;
    private final Lag lag;
    private final TransactionTemplate reading;
    private final SearchIndex index;
    private final AtomicLong readings = new AtomicLong();
    private final ChangesUnderWay changes = new ChangesUnderWay(readings::get, this::isRunning);
    private final AtomicReference<@Nullable Progress> rebuilding = new AtomicReference<>();
    private volatile boolean running;
    private @Nullable Thread feeder;

    /// @param name of the threads, and in the log
    /// @param index to be closed with [#close]
    /// @param lag how many records at once are left for later
    public IndexFeed(String name, Records records, Shape shape, SearchIndex index, Lag lag) {
        this.name = name;
        this.members = records.members;
        this.changed = records.changed;
        this.shape = shape;
        this.lag = lag;
        this.reading = new TransactionTemplate(records.transactions);
        this.reading.setReadOnly(true);
        this.index = index;
    }

    /// Where the records are read.
    @Component
    public static final class Records {

        private final Members members;
        private final ChangedRecords changed;
        private final PlatformTransactionManager transactions;

        Records(Members members, ChangedRecords changed, PlatformTransactionManager transactions) {
            this.members = members;
            this.changed = changed;
            this.transactions = transactions;
        }
    }

    /// What an index keeps of a record.
    public interface Shape {

        List<SearchDocument> of(Member member);

        /// The ids of every document there can be of a person.
        List<String> ids(MemberId member);
    }

    public SearchIndex index() {
        return index;
    }

    /// How far a rebuild is, if one is going on.
    @Nullable
    public Progress rebuilding() {
        return rebuilding.get();
    }

    /// To be told of every change, within its transaction.
    public void on(RecordsChanged change) {
        if (!lag.leaves(change)) {
            changes.follow(change);
        }
    }

    /// Builds the index anew beside the one that serves; false when that is already going on.
    public boolean rebuild() {
        Progress begun = new Progress(0, Math.max(1, members.count()));
        if (!rebuilding.compareAndSet(null, begun)) {
            return false;
        }
        Thread.ofPlatform().name(name + "-rebuild").daemon(true).start(this::buildAnew);
        return true;
    }

    public void start() {
        running = true;
        feeder = Thread.ofPlatform().name(name + "-feed").daemon(true).start(this::feed);
    }

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
    public void close() {
        index.close();
    }

    public boolean isRunning() {
        return running;
    }

    private void feed() {
        boolean behind = true;
        boolean dirty = false;
        long kept = System.nanoTime();
        while (running || !behind && !changes.isEmpty()) {
            try {
                if (behind || lag.isOver()) {
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
                LOG.warn("{}: could not take a change and will read it again: {}", name, failed.toString());
                LOG.debug("why {} fell behind", name, failed);
                behind = true;
                changes.dropFor(AFTER_TROUBLE_NANOS);
            }
        }
    }

    private void take(RecordsChanged change) {
        try {
            put(change);
            List<String> gone = idsOf(change.gone());
            if (!gone.isEmpty()) {
                index.delete(gone);
            }
        } finally {
            changes.arrived(change);
        }
    }

    /// Newcomers are added without looking for them, unless the records were read since they set out: then they may be
    /// there already.
    private void put(RecordsChanged change) {
        Lot made = Lot.of(change.changed(), shape);
        synchronized (readings) {
            if (!change.newcomers() || changes.isOvertaken(change)) {
                made.upsert(index);
            } else if (!made.documents().isEmpty()) {
                index.add(made.documents());
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
        if (!changes.isQuiet() || lag.isBehind()) {
            return false;
        }
        index.commit(horizon);
        return true;
    }

    /// Also after trouble: from the last commit on, so that nothing is missed that was lost on its way here.
    private void catchUp() {
        index.reopen();
        if (index.state().needsRebuild()) {
            LOG.info("{}: building it: {}", name, index.state().condition());
            rebuilding.set(new Progress(0, 1));
            if (!buildAnew()) {
                throw new IllegalStateException("still to be built");
            }
            return;
        }
        String mark = index.state().mark();
        String horizon = changed.horizon();
        readSince(mark.isEmpty() ? "0" : mark, lot -> lot.upsert(index));
        List<String> gone = idsOf(changed.goneSince(mark.isEmpty() ? "0" : mark));
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
                if (!running) {
                    throw new CancellationException("the program stops");
                }
                if (!lot.documents().isEmpty()) {
                    rebuild.add(lot.documents());
                }
                rebuilding.set(new Progress(rebuild.added(), Math.max(all, rebuild.added())));
            });
            rebuild.finish(horizon);
            return true;
        } catch (CancellationException stopped) {
            LOG.info("{}: building it begins anew at the next start", name);
            return false;
        } catch (RuntimeException failed) {
            LOG.error("{}: building it failed", name, failed);
            return false;
        } finally {
            rebuilding.set(null);
        }
    }

    /// One long read-only transaction: a cursor needs one, and it holds nobody up.
    private void readSince(String tx, Consumer<Lot> taker) {
        noteReading();
        reading.executeWithoutResult(status -> {
            List<Member> lot = new ArrayList<>(LOT);
            changed.eachChangedSince(tx, (Member member) -> {
                lot.add(member);
                if (lot.size() == LOT) {
                    taker.accept(Lot.of(lot, shape));
                    lot.clear();
                }
            });
            if (!lot.isEmpty()) {
                taker.accept(Lot.of(lot, shape));
            }
        });
        noteReading();
    }

    private List<String> idsOf(List<MemberId> members) {
        return members.stream().flatMap(member -> shape.ids(member).stream()).toList();
    }

    /// Documents built, of so many.
    public record Progress(long done, long all) {}
}
