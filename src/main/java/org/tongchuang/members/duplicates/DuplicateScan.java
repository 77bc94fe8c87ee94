package org.tongchuang.members.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;

/// Compares all records with each other: add them one by one, then [#run]. Keeps some 350 bytes a record and does not
/// keep the records themselves. The same records in the same order give the same answers. For one thread, once.
public final class DuplicateScan {

    private static final int SAMPLED = 1_000_000;
    private static final double READING = 0.02;
    private static final double LEARNING = 0.25;

    private final LinkModel start;
    private final int threads;
    private final Terms terms = new Terms();
    private final PersonReading reading = new PersonReading(terms);
    private final Blocking blocking = new Blocking(terms);
    private final Frequencies.Count words = new Frequencies.Count();
    private final List<Person> people = new ArrayList<>();
    private long[] ids = new long[2048];
    private int[] starts = new int[1024];
    private int[] keys = new int[16_384];

    /// @param start what the scan starts to learn from: the model of the scan before, or the shipped one
    /// @param threads how many processors it may keep busy
    public DuplicateScan(LinkModel start, int threads) {
        this.start = start;
        this.threads = threads;
    }

    /// What a scan did.
    ///
    /// @param learned for comparing records one by one until the next scan
    /// @param compared pairs of records that were compared
    /// @param found pairs that were handed on
    /// @param keysLeftOut blocking keys that too many people share to tell anything
    /// @param peopleUnderThem how many entries those keys had
    public record Outcome(
            LinkModel learned, int people, long compared, long found, int keysLeftOut, long peopleUnderThem) {}

    /// Hears how far a scan has come, and may end it.
    public interface Progress {
        /// @param share 0 to 1
        /// @return false to end the scan
        boolean goOn(double share);
    }

    public void add(MemberId id, Facts facts) {
        int n = people.size();
        Person person = reading.read(facts);
        people.add(person);
        words.add(person, terms);
        ids = 2 * n + 2 > ids.length ? Arrays.copyOf(ids, 2 * ids.length) : ids;
        ids[2 * n] = id.value().getMostSignificantBits();
        ids[2 * n + 1] = id.value().getLeastSignificantBits();
        long[] found = blocking.keys(person);
        starts = n + 2 > starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
        int from = starts[n];
        keys = from + found.length > keys.length ? Arrays.copyOf(keys, keys.length + keys.length / 2 + 64) : keys;
        for (long key : found) {
            keys[from++] = Pairs.shortened(key);
        }
        starts[n + 1] = from;
    }

    /// Learns from the records, then hands on every pair that is likely enough, in a stable order.
    ///
    /// @param atLeast the probability from which a pair is handed on, such as [Likeness#WORTH_A_LOOK]
    /// @throws CancellationException when `progress` ends it
    public Outcome run(double atLeast, Consumer<LikelyPair> taker, Progress progress) {
        onward(progress, READING);
        Pairs pairs = new Pairs(Arrays.copyOf(starts, people.size() + 1), Arrays.copyOf(keys, starts[people.size()]));
        keys = new int[0];
        Frequencies frequencies = words.shares();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            try {
                LinkModel learned = learn(pool, pairs, frequencies, progress);
                Tally tally = new Tally();
                each(pool, part -> scored(pairs, part, learned, atLeast), (part, scored) -> {
                    scored.found.forEach(taker);
                    tally.compared += scored.compared;
                    tally.found += scored.found.size();
                    onward(progress, LEARNING + (1 - LEARNING) * (part + 1) / Pairs.PARTS);
                });
                return new Outcome(
                        learned,
                        people.size(),
                        tally.compared,
                        tally.found,
                        pairs.keysLeftOut(),
                        pairs.peopleUnderThem());
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static final class Tally {
        private long compared;
        private long found;
    }

    private static void onward(Progress progress, double share) {
        if (!progress.goOn(share)) {
            throw new CancellationException("the scan was ended");
        }
    }

    private LinkModel learn(ExecutorService pool, Pairs pairs, Frequencies frequencies, Progress progress) {
        Training training = new Training(start, frequencies, people).countStrangers(new Comparison(terms));
        int every = (int) (pairs.atMost() / SAMPLED) + 1;
        SampledPairs sampled = new SampledPairs();
        each(pool, part -> sample(pairs, part, every, frequencies), (part, more) -> {
            sampled.addAll(more);
            onward(progress, READING + (LEARNING - READING) * (part + 1) / Pairs.PARTS / 2);
        });
        return training.learn(sampled, every);
    }

    private SampledPairs sample(Pairs pairs, int part, int every, Frequencies frequencies) {
        SampledPairs sampled = new SampledPairs();
        Comparison comparison = new Comparison(terms);
        float[] rarity = new float[4];
        pairs.each(part, (one, other) -> {
            if (Long.remainderUnsigned(Hash.mixed(one, other), every) == 0) {
                long levels = comparison.compare(people.get(one), people.get(other));
                comparison.rarity(frequencies, rarity);
                sampled.add(levels, rarity);
            }
        });
        return sampled;
    }

    private record Scored(List<LikelyPair> found, long compared) {}

    private Scored scored(Pairs pairs, int part, LinkModel model, double atLeast) {
        Comparison comparison = new Comparison(terms);
        double least = Weights.log2(atLeast / (1 - atLeast));
        List<LikelyPair> found = new ArrayList<>();
        long[] compared = new long[1];
        float[] rarity = new float[4];
        double[] worth = new double[Field.values().length];
        pairs.each(part, (one, other) -> {
            compared[0]++;
            long levels = comparison.compare(people.get(one), people.get(other));
            comparison.rarity(model.frequencies(), rarity);
            if (model.weights().weigh(levels, rarity, worth) >= least) {
                Likeness likeness = model.compare(comparison, people.get(one), people.get(other));
                found.add(new LikelyPair(id(one), id(other), likeness));
            }
        });
        return new Scored(found, compared[0]);
    }

    private MemberId id(int person) {
        return new MemberId(new UUID(ids[2 * person], ids[2 * person + 1]));
    }

    private interface Work<T> {
        T on(int part);
    }

    private interface Taking<T> {
        void take(int part, T result);
    }

    /// Works on the parts side by side and takes the results in their order, no more of them waiting than needed.
    private <T> void each(ExecutorService pool, Work<T> work, Taking<T> taking) {
        List<Future<T>> running = new ArrayList<>();
        for (int part = 0; part < Pairs.PARTS + threads; part++) {
            if (part < Pairs.PARTS) {
                int mine = part;
                running.add(pool.submit(() -> work.on(mine)));
            }
            if (part >= threads) {
                taking.take(part - threads, result(running.get(part - threads)));
            }
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the scan failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the scan was interrupted");
        }
    }
}
