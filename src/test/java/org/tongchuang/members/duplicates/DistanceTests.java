package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistanceTests {

    @Test
    void countsSlipsOfTheKeys() {
        assertThat(Distance.slips("mueller", "mueller", 2)).isZero();
        assertThat(Distance.slips("mueller", "meuller", 2)).as("turned round").isEqualTo(1);
        assertThat(Distance.slips("mueller", "muller", 2)).as("left out").isEqualTo(1);
        assertThat(Distance.slips("mueller", "muellxer", 2)).as("put in").isEqualTo(1);
        assertThat(Distance.slips("mueller", "muellrx", 2)).isEqualTo(2);
        assertThat(Distance.slips("mueller", "schmidt", 2))
                .as("too many to count")
                .isEqualTo(3);
    }

    @Test
    void knowsASlipInANumber() {
        assertThat(Distance.oneDigit(13812345678L, 13812345679L)).isTrue();
        assertThat(Distance.oneDigit(13812345678L, 13812345687L))
                .as("turned round")
                .isTrue();
        assertThat(Distance.oneDigit(13812345678L, 13812345678L)).as("the same").isFalse();
        assertThat(Distance.oneDigit(13812345678L, 13812345699L)).isFalse();
        assertThat(Distance.oneDigit(13812345678L, 23812345679L)).isFalse();
    }
}
