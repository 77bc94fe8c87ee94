package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.tongchuang.bench.Labelled;
import org.tongchuang.bench.LinkageSet;
import org.tongchuang.bench.Quality;

/// What must hold for any roster of the kind: one shipped model, one threshold, no labels.
class DuplicateQualityTests {

    @Test
    void findsPeopleInARosterOfManyOffices() {
        Labelled roster = Labelled.manyOffices(15_000, 41);
        Labelled.Scanned scanned = roster.scan(Likeness.WORTH_A_LOOK);
        assertThat(Quality.of(roster, scanned.pairs(), Likeness.WORTH_A_LOOK, scanned.matches())
                        .f1())
                .isGreaterThan(0.975);
        assertThat(Quality.ofGroups(roster, scanned.outcome().groups(), scanned.matches())
                        .f1())
                .isGreaterThan(0.985);
        Quality certain = Quality.ofGroups(roster, scanned.outcome().certain(), scanned.matches());
        assertThat(certain.precision()).isGreaterThanOrEqualTo(0.999);
        assertThat(certain.recall()).isGreaterThan(0.7);
    }

    @Test
    void findsTheDoublesOfAPublicSetOfNamesAndBirthDates() throws Exception {
        assumeTrue(LinkageSet.file().isPresent(), "TONGCHUANG_BENCH_LINKAGE names no file");
        Labelled set = LinkageSet.read(LinkageSet.file().orElseThrow());
        Labelled.Scanned scanned = set.scan(Likeness.WORTH_A_LOOK);
        assertThat(Quality.of(set, scanned.pairs(), Likeness.WORTH_A_LOOK, scanned.matches())
                        .f1())
                .isGreaterThan(0.97);
        assertThat(Quality.ofGroups(set, scanned.outcome().certain(), scanned.matches())
                        .precision())
                .isGreaterThanOrEqualTo(0.999);
    }
}
