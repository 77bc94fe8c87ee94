package org.tongchuang.identity.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatesTests {

    @Test
    void writesAndReadsEveryToken() {
        Random random = new Random(7);
        for (int n = 0; n < 2_000; n++) {
            byte[] bytes = new byte[50];
            random.nextBytes(bytes);
            for (int zero = 0; zero < n % 4; zero++) {
                bytes[zero] = 0;
            }
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            String state = States.written(token);
            assertThat(state).matches("[0-9a-z]{1,78}");
            assertThat(States.token(state)).isEqualTo(token);
        }
    }

    @Test
    void readsNothingElse() {
        for (String other : new String[] {"", "-", "A", "z".repeat(78), "z".repeat(79), "1".repeat(500)}) {
            assertThat(States.token(other)).isEmpty();
        }
    }
}
