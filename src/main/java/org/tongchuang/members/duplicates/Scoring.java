package org.tongchuang.members.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tongchuang.members.duplicates.DuplicateScan.Apart;
import org.tongchuang.members.duplicates.Groups.Links;
import org.tongchuang.shared.MemberId;

/// Scores the pairs of a scan with what it has learned.
final class Scoring {

    private static final double MATCH = bits(Likeness.WORTH_A_LOOK);

    private final Roll roll;
    private final Pairs pairs;
    private final LinkModel model;
    private final Set<Apart> apart;
    private final double least;

    Scoring(Roll roll, Pairs pairs, LinkModel model, Set<Apart> apart, double atLeast) {
        this.roll = roll;
        this.pairs = pairs;
        this.model = model;
        this.apart = apart;
        this.least = bits(atLeast);
    }

    private static double bits(double probability) {
        return Weights.log2(probability / (1 - probability));
    }

    /// @param likely those that are worth a look
    /// @param certain those that may be merged unseen
    record Part(List<LikelyPair> found, Links likely, Links certain, long compared) {}

    Part on(int part) {
        List<LikelyPair> found = new ArrayList<>();
        Links likely = new Links();
        Links certain = new Links();
        long[] compared = new long[1];
        Scorer scorer = new Scorer();
        pairs.each(part, (one, other) -> {
            compared[0]++;
            if (scorer.bits(one, other) < Math.min(least, MATCH) || areApart(one, other)) {
                return;
            }
            Likeness likeness = scorer.likeness(one, other);
            if (likeness.bits() >= least) {
                found.add(new LikelyPair(roll.id(one), roll.id(other), likeness));
            }
            if (likeness.bits() >= MATCH) {
                likely.add(one, other, likeness.bits());
            }
            if (likeness.isCertain()) {
                certain.add(one, other, likeness.bits());
            }
        });
        return new Part(found, likely, certain, compared[0]);
    }

    private boolean areApart(int one, int other) {
        return !apart.isEmpty() && apart.contains(new Apart(roll.id(one), roll.id(other)));
    }

    List<List<MemberId>> likelyGroups(Links likely) {
        Scorer scorer = new Scorer();
        return named(
                likely,
                (one, other) ->
                        areApart(one, other) || scorer.likeness(one, other).isOpposed());
    }

    List<List<MemberId>> certainGroups(Links certain) {
        Scorer scorer = new Scorer();
        return named(
                certain,
                (one, other) ->
                        areApart(one, other) || !scorer.likeness(one, other).isUncontradicted());
    }

    private List<List<MemberId>> named(Links links, Groups.Opposition opposition) {
        Groups groups = new Groups(opposition);
        links.uniteIn(groups);
        return groups.all().stream()
                .map(group -> java.util.Arrays.stream(group).mapToObj(roll::id).toList())
                .toList();
    }

    /// For one thread.
    private final class Scorer {
        private final Comparison comparison = new Comparison(roll.terms);
        private final float[] rarity = new float[4];
        private final double[] worth = new double[Field.values().length];

        double bits(int one, int other) {
            long levels = comparison.compare(roll.person(one), roll.person(other));
            comparison.rarity(model.frequencies(), rarity);
            return model.weights().weigh(levels, rarity, worth);
        }

        Likeness likeness(int one, int other) {
            return model.compare(comparison, roll.person(one), roll.person(other));
        }
    }
}
