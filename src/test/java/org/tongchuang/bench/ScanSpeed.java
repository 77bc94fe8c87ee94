package org.tongchuang.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.tongchuang.bench.offices.ManyOffices;
import org.tongchuang.members.duplicates.DuplicateScan;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.duplicates.LinkModel;

/// Scans as many made-up records as its argument says, in a process of its own, and prints seconds, seconds of
/// processor time, the most megabytes of heap in use after a collection, the precision of the pairs in thousandths,
/// and the first two for the hand rule. Making the people up does not count.
final class ScanSpeed {

    static final int HEAP_MEGABYTES = 640;

    private static final long SEED = 7;

    private ScanSpeed() {}

    private static final class Watch {
        private final com.sun.management.OperatingSystemMXBean system =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private long seconds;
        private long processor;

        void time(Runnable work) {
            long began = System.nanoTime();
            work.run();
            seconds += System.nanoTime() - began;
        }

        void timeWithAllThreads(Runnable work) {
            long used = system.getProcessCpuTime();
            time(work);
            processor += system.getProcessCpuTime() - used;
        }
    }

    public static void main(String[] args) {
        int records = Integer.parseInt(args[0]);
        String ours = scan(records);
        System.out.println(ours + " " + handRule(records));
    }

    private static String scan(int records) {
        AtomicLong most = watchHeap();
        Watch ours = new Watch();
        DuplicateScan scan =
                new DuplicateScan(LinkModel.shipped(), Runtime.getRuntime().availableProcessors());
        int[] persons = new int[records];
        int[] row = new int[1];
        new ManyOffices(records, SEED).each(entered -> {
            persons[row[0]] = entered.person();
            ours.time(() -> scan.add(Labelled.id(row[0]++), entered.facts()));
        });
        ours.processor = ours.seconds;
        long[] found = new long[2];
        ours.timeWithAllThreads(() -> scan.run(
                Likeness.WORTH_A_LOOK,
                pair -> {
                    found[0]++;
                    found[1] += persons[Labelled.row(pair.one())] == persons[Labelled.row(pair.other())] ? 1 : 0;
                },
                share -> true));
        return ours.seconds / 1e9 + " " + ours.processor / 1e9 + " " + most.get() / 1e6 + " "
                + 1000.0 * found[1] / found[0];
    }

    private static String handRule(int records) {
        Watch hand = new Watch();
        HandRule rule = new HandRule();
        new ManyOffices(records, SEED).each(entered -> hand.time(() -> rule.add(entered.facts())));
        hand.processor = hand.seconds;
        hand.timeWithAllThreads(rule::pairs);
        return hand.seconds / 1e9 + " " + hand.processor / 1e9;
    }

    private static AtomicLong watchHeap() {
        AtomicLong most = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (told, nothing) -> {
                                long used = GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())
                                        .getGcInfo()
                                        .getMemoryUsageAfterGc()
                                        .entrySet()
                                        .stream()
                                        .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                                        .map(java.util.Map.Entry::getValue)
                                        .mapToLong(MemoryUsage::getUsed)
                                        .sum();
                                most.accumulateAndGet(used, Math::max);
                            },
                            null,
                            null);
        }
        return most;
    }
}
