package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.tongchuang.bench.Labelled;
import org.tongchuang.members.duplicates.DuplicateScan.Outcome;
import org.tongchuang.shared.MemberId;

class DuplicateScanTests {

    private static final Labelled ROSTER = Labelled.manyOffices(6_000, 23);

    private record Run(List<LikelyPair> pairs, Outcome outcome) {}

    private static DuplicateScan scan(int threads) {
        DuplicateScan scan = new DuplicateScan(LinkModel.shipped(), threads);
        for (int i = 0; i < ROSTER.records().size(); i++) {
            scan.add(People.id(i), ROSTER.records().get(i));
        }
        return scan;
    }

    private static Run run(int threads) {
        List<LikelyPair> pairs = new ArrayList<>();
        return new Run(pairs, scan(threads).run(Likeness.WORTH_A_LOOK, pairs::add, share -> true));
    }

    @Test
    void givesTheSameAnswerOnAnyNumberOfProcessors() {
        Run one = run(1);
        Run three = run(3);
        assertThat(three.pairs).isEqualTo(one.pairs);
        assertThat(three.outcome.groups()).isEqualTo(one.outcome.groups());
        assertThat(three.outcome.certain()).isEqualTo(one.outcome.certain());
        assertThat(three.outcome.learned().toJson())
                .isEqualTo(one.outcome.learned().toJson());
        assertThat(one.outcome.found()).isEqualTo(one.pairs.size()).isGreaterThan(500);
    }

    @Test
    void scoresAsComparingOneByOneDoes() {
        Run run = run(2);
        LinkModel learned = LinkModel.fromJson(run.outcome.learned().toJson());
        for (LikelyPair pair : run.pairs.subList(0, 400)) {
            assertThat(learned.compare(
                            ROSTER.records().get(People.number(pair.one())),
                            ROSTER.records().get(People.number(pair.other()))))
                    .isEqualTo(pair.likeness());
        }
    }

    @Test
    void putsEachRecordIntoOneGroupAtMost() {
        Outcome outcome = run(2).outcome;
        assertThat(outcome.groups().stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(outcome.certain().stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(outcome.groups()).allMatch(group -> group.size() > 1);
        assertThat(outcome.certain().size()).isLessThan(outcome.groups().size());
    }

    @Test
    void keepsApartWhomSomebodyKnowsToBeTwoPeople() {
        List<MemberId> group = run(2).outcome.certain().stream()
                .filter(one -> one.size() > 2)
                .findFirst()
                .orElseThrow();
        MemberId one = group.getFirst();
        MemberId other = group.getLast();
        DuplicateScan scan = scan(2);
        scan.keepApart(other, one);
        List<LikelyPair> pairs = new ArrayList<>();
        Outcome outcome = scan.run(Likeness.WORTH_A_LOOK, pairs::add, share -> true);
        assertThat(pairs).noneMatch(pair -> List.of(pair.one(), pair.other()).containsAll(List.of(one, other)));
        assertThat(outcome.groups()).noneMatch(all -> all.containsAll(List.of(one, other)));
        assertThat(outcome.certain()).noneMatch(all -> all.containsAll(List.of(one, other)));
        assertThat(outcome.groups()).anyMatch(all -> all.contains(one) || all.contains(other));
    }

    @Test
    void tellsHowFarItHasCome() {
        List<Double> shares = new ArrayList<>();
        scan(2).run(0.5, pair -> {}, share -> shares.add(share));
        assertThat(shares).isSorted().hasSizeGreaterThan(20).allMatch(share -> share > 0 && share <= 1);
    }

    @Test
    void endsWhenItIsTold() {
        List<LikelyPair> pairs = new ArrayList<>();
        assertThatThrownBy(() -> scan(2).run(0.5, pairs::add, share -> share < 0.5))
                .isInstanceOf(CancellationException.class);
        assertThat(pairs).isNotEmpty().hasSizeLessThan((int) run(2).outcome.found());
    }

    @Test
    void hasNothingToSayOfNobody() {
        Outcome outcome = new DuplicateScan(LinkModel.shipped(), 2).run(0.5, pair -> {}, share -> true);
        assertThat(outcome.people()).isZero();
        assertThat(outcome.groups()).isEmpty();
    }
}
