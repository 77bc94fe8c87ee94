package org.tongchuang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.tongchuang.bench.claims.ClaimTrial;
import org.tongchuang.bench.claims.ClaimTrial.Tally;
import org.tongchuang.bench.claims.Kind;

/// Of those whom the house lets in unseen, at most one in a thousand is not who they say.
class ClaimsQualityTests {

    @Test
    void letsInUnseenAlmostNobodyButTheOwners() {
        ClaimTrial trial = ClaimTrial.run(20_261_123);
        System.out.println(trial);
        Tally all = trial.ladder(EnumSet.allOf(Kind.class));
        assertThat(all.claims()).isEqualTo(10_000);
        assertThat(all.precision()).as(trial.toString()).isGreaterThanOrEqualTo(0.999);
        assertThat(trial.ladder(Kind.PLAIN).recall()).as(trial.toString()).isGreaterThan(0.3);
        assertThat(trial.clerk(EnumSet.allOf(Kind.class)).precision()).isLessThan(0.95);
    }
}
