package org.tongchuang.members.duplicates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;

/// Compares all records with each other: add them one by one, then [#run]. Keeps some 400 bytes a record and does not
/// keep the records themselves. The same records in the same order give the same answers. For one thread, once.
public final class DuplicateScan {

    private static final int SAMPLED = 1_000_000;
    private static final double READY = 0.02;
    private static final double LEARNED = 0.25;
    private static final double SCORED = 0.98;

    private final LinkModel start;
    private final int threads;
    private final Roll roll = new Roll();
    private final Set<Apart> apart = new HashSet<>();

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
    /// @param groups records that are likely one person's, two to twelve together; each record in one group at most
    /// @param certain those of them that may be merged unseen
    /// @param keysLeftOut blocking keys that too many people share to tell anything
    /// @param peopleUnderThem how many entries those keys had
    public record Outcome(
            LinkModel learned,
            int people,
            long compared,
            long found,
            List<List<MemberId>> groups,
            List<List<MemberId>> certain,
            int keysLeftOut,
            long peopleUnderThem) {}

    /// Hears how far a scan has come, and may end it.
    public interface Progress {
        /// @param share 0 to 1
        /// @return false to end the scan
        boolean goOn(double share);
    }

    public void add(MemberId id, Facts facts) {
        roll.add(id, facts);
    }

    /// Says that somebody knows these to be two people: they are not handed on as a pair, and no third record brings
    /// them into one group.
    public void keepApart(MemberId one, MemberId other) {
        apart.add(new Apart(one, other));
        apart.add(new Apart(other, one));
    }

    record Apart(MemberId one, MemberId other) {}

    /// Learns from the records, then hands on every pair that is likely enough, in a stable order.
    ///
    /// @param atLeast the probability from which a pair is handed on, such as [Likeness#WORTH_A_LOOK]
    /// @throws CancellationException when `progress` ends it
    public Outcome run(double atLeast, Consumer<LikelyPair> taker, Progress progress) {
        onward(progress, READY);
        Pairs pairs = roll.pairs();
        try (SideBySide workers = new SideBySide(threads)) {
            LinkModel learned = learn(workers, pairs, progress);
            Scoring scoring = new Scoring(roll, pairs, learned, apart, atLeast);
            Tally tally = new Tally();
            workers.each(scoring::on, (part, scored) -> {
                scored.found().forEach(taker);
                tally.add(scored);
                onward(progress, LEARNED + (SCORED - LEARNED) * (part + 1) / Pairs.PARTS);
            });
            return new Outcome(
                    learned,
                    roll.size(),
                    tally.compared,
                    tally.found,
                    scoring.likelyGroups(tally.likely),
                    scoring.certainGroups(tally.certain),
                    pairs.keysLeftOut(),
                    pairs.peopleUnderThem());
        }
    }

    private static final class Tally {
        private final Groups.Links likely = new Groups.Links();
        private final Groups.Links certain = new Groups.Links();
        private long compared;
        private long found;

        void add(Scoring.Part scored) {
            likely.addAll(scored.likely());
            certain.addAll(scored.certain());
            compared += scored.compared();
            found += scored.found().size();
        }
    }

    private static void onward(Progress progress, double share) {
        if (!progress.goOn(share)) {
            throw new CancellationException("the scan was ended");
        }
    }

    private LinkModel learn(SideBySide workers, Pairs pairs, Progress progress) {
        Frequencies frequencies = roll.frequencies();
        Strangers strangers = new Strangers(start, frequencies, roll.people(), new Comparison(roll.terms));
        Training training = new Training(start, frequencies, strangers, roll.size());
        int every = (int) (pairs.atMost() / SAMPLED) + 1;
        SampledPairs sampled = new SampledPairs();
        workers.each(part -> sample(pairs, part, every, frequencies), (part, more) -> {
            sampled.addAll(more);
            onward(progress, READY + (LEARNED - READY) * (part + 1) / Pairs.PARTS / 2);
        });
        return training.learn(sampled, every);
    }

    private SampledPairs sample(Pairs pairs, int part, int every, Frequencies frequencies) {
        SampledPairs sampled = new SampledPairs();
        Comparison comparison = new Comparison(roll.terms);
        float[] rarity = new float[4];
        pairs.each(part, (one, other) -> {
            if (Long.remainderUnsigned(Hash.mixed(one, other), every) == 0) {
                long levels = comparison.compare(roll.person(one), roll.person(other));
                comparison.rarity(frequencies, rarity);
                sampled.add(levels, rarity);
            }
        });
        return sampled;
    }
}
