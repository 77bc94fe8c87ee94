package org.tongchuang.members.duplicates.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.members.duplicates.DuplicateScan;
import org.tongchuang.members.duplicates.LikelyPair;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.merges.Differences;
import org.tongchuang.members.records.ChangedRecords;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;

/// Compares all records with each other. What it finds goes into the queue as it comes; a scan that was interrupted
/// begins anew, and loses nothing.
@Component
class Scan {

    private static final Logger LOG = LoggerFactory.getLogger(Scan.class);
    private static final int LOT = 2_000;
    private static final int TOLD_EVERY = 5_000;
    private static final double READ = 0.3;
    private static final int MANY = 100_000;
    private static final long BYTES_A_RECORD = 700;
    private static final long BYTES_FOR_THE_REST = 250L << 20;

    private final Records records;
    private final PairQueue queue;
    private final WatchState state;
    private final Differences differences;
    private final Clock clock;

    Scan(Records records, PairQueue queue, WatchState state, Differences differences, Clock clock) {
        this.records = records;
        this.queue = queue;
        this.state = state;
        this.differences = differences;
        this.clock = clock;
    }

    /// Compares all, and gives back what memory that took: a collector left to itself would sit on it for long.
    ///
    /// @param stopping whether the program is about to stop
    /// @return groups of records that may be merged unseen; null when there was none, or it was ended before its
    ///         time
    @Nullable
    List<List<MemberId>> run(BooleanSupplier stopping) {
        long people = records.members.count();
        if (isTooMany(people, Runtime.getRuntime().maxMemory())) {
            LOG.warn("{} records are too many to compare all with all in this memory", people);
            state.tooMany(people, records.changed.horizon());
            return null;
        }
        List<List<MemberId>> certain = compare(people, stopping);
        if (people > MANY) {
            System.gc();
        }
        return certain;
    }

    private @Nullable List<List<MemberId>> compare(long everybody, BooleanSupplier stopping) {
        Instant begun = clock.instant();
        String mark = records.changed.horizon();
        DuplicateScan scan = new DuplicateScan(
                state.model(), Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        try {
            int people = read(scan, Math.max(1, everybody), stopping);
            differences.all().forEach(couple -> scan.keepApart(couple.one(), couple.other()));
            Lots lots = new Lots();
            DuplicateScan.Outcome outcome = scan.run(
                    Likeness.WORTH_A_LOOK,
                    lots::add,
                    share -> !stopping.getAsBoolean() && state.scanning(READ + (1 - READ) * share));
            lots.send();
            queue.removeOlderThan(begun);
            double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
            state.scanned(outcome.learned(), mark, people, seconds, clock.instant());
            LOG.info(
                    "compared {} records in {} s: {} pairs to look at, {} keys shared by too many",
                    people,
                    seconds,
                    outcome.found(),
                    outcome.keysLeftOut());
            return outcome.certain();
        } catch (CancellationException ended) {
            if (!stopping.getAsBoolean()) {
                // Somebody ended it: what had changed until then is not taken up again by itself.
                state.ended(mark);
            }
            return null;
        }
    }

    Records records() {
        return records;
    }

    /// Whether a scan of so many would take memory from everybody else, and in the end the program down.
    static boolean isTooMany(long people, long heapBytes) {
        return people * BYTES_A_RECORD > heapBytes - BYTES_FOR_THE_REST;
    }

    private int read(DuplicateScan scan, long everybody, BooleanSupplier stopping) {
        int[] people = {0};
        records.reading.executeWithoutResult(status -> records.changed.eachChangedSince("0", (Member member) -> {
            scan.add(member.id(), member.facts());
            if (++people[0] % TOLD_EVERY == 1
                    && (stopping.getAsBoolean() || !state.scanning(Math.min(READ, READ * people[0] / everybody)))) {
                throw new CancellationException("the scan was ended");
            }
        }));
        return people[0];
    }

    /// Pairs on their way into the queue, some at a time.
    private final class Lots {
        private final List<Pair> lot = new ArrayList<>(LOT);

        void add(LikelyPair pair) {
            lot.add(Pair.of(pair.one(), pair.other(), pair.likeness()));
            if (lot.size() == LOT) {
                send();
            }
        }

        void send() {
            queue.put(lot, clock.instant());
            lot.clear();
        }
    }

    /// All records, read at one moment.
    @Component
    static class Records {
        private final Members members;
        private final ChangedRecords changed;
        private final TransactionTemplate reading;

        Records(Members members, ChangedRecords changed, PlatformTransactionManager transactions) {
            this.members = members;
            this.changed = changed;
            this.reading = new TransactionTemplate(transactions);
            this.reading.setReadOnly(true);
        }

        ChangedRecords changed() {
            return changed;
        }
    }
}
