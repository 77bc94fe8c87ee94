package org.tongchuang.bench.claims;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tongchuang.members.claiming.evidence.Ladder;
import org.tongchuang.members.claiming.evidence.Verdict;
import org.tongchuang.members.duplicates.LinkModel;

/// Ten thousand claims over a roster of twenty thousand, judged by the ladder, and by a clerk's rule for comparison: a
/// name and a birth date that stand on one record together.
public final class ClaimTrial {

    private static final int ROSTER = 20_000;

    /// What became of the claims of one kind.
    ///
    /// @param right approved unseen, for the record of the person who claimed
    /// @param wrong approved unseen for anybody else's
    public record Tally(int claims, int right, int wrong) {

        Tally add(boolean approved, boolean isRight) {
            return new Tally(claims + 1, right + (approved && isRight ? 1 : 0), wrong + (approved && !isRight ? 1 : 0));
        }

        Tally add(Tally other) {
            return new Tally(claims + other.claims, right + other.right, wrong + other.wrong);
        }

        public double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        public double recall() {
            return claims == 0 ? 0 : (double) right / claims;
        }
    }

    private final Map<Kind, Tally> ladder = new EnumMap<>(Kind.class);
    private final Map<Kind, Tally> clerk = new EnumMap<>(Kind.class);

    private ClaimTrial() {}

    public static ClaimTrial run(long seed) {
        Townsfolk folk = new Townsfolk(ROSTER, Kind.NEWCOMER.count(), seed);
        Ladder rules = new Ladder(LinkModel.shipped());
        ClaimTrial trial = new ClaimTrial();
        record Judged(ClaimCase one, Verdict verdict, List<Integer> same) {}
        new ClaimMill(folk, seed)
                .claims().parallelStream()
                        .map(one -> new Judged(
                                one,
                                rules.judge(one.said(), folk.candidates(one.said())),
                                folk.sameNameAndBirth(one.said())))
                        .sequential()
                        .forEach(judged -> trial.put(folk, judged.one, judged.verdict, judged.same));
        return trial;
    }

    private void put(Townsfolk folk, ClaimCase one, Verdict verdict, List<Integer> same) {
        boolean isRight = verdict.isSafe()
                && Objects.equals(folk.person(folk.record(verdict.record().orElseThrow())), one.owner());
        put(ladder, one.kind(), verdict.isSafe(), isRight);
        put(
                clerk,
                one.kind(),
                same.size() == 1,
                same.size() == 1 && Objects.equals(folk.person(same.getFirst()), one.owner()));
    }

    private static void put(Map<Kind, Tally> tallies, Kind kind, boolean approved, boolean isRight) {
        tallies.put(kind, tallies.getOrDefault(kind, new Tally(0, 0, 0)).add(approved, isRight));
    }

    public Tally ladder(Kind kind) {
        return Objects.requireNonNull(ladder.get(kind));
    }

    public Tally clerk(Kind kind) {
        return Objects.requireNonNull(clerk.get(kind));
    }

    public Tally ladder(Set<Kind> kinds) {
        return kinds.stream().map(this::ladder).reduce(new Tally(0, 0, 0), Tally::add);
    }

    public Tally clerk(Set<Kind> kinds) {
        return kinds.stream().map(this::clerk).reduce(new Tally(0, 0, 0), Tally::add);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("%-16s %7s %7s %7s %7s   clerk: %7s %7s%n"
                .formatted("kind", "claims", "right", "wrong", "recall", "right", "wrong"));
        for (Kind kind : Kind.values()) {
            Tally one = ladder(kind);
            table.append("%-16s %7d %7d %7d %6.1f%%          %7d %7d%n"
                    .formatted(
                            kind,
                            one.claims(),
                            one.right(),
                            one.wrong(),
                            100 * one.recall(),
                            clerk(kind).right(),
                            clerk(kind).wrong()));
        }
        return table.toString();
    }
}
