package org.tongchuang.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.HandClock;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Role;

@SpringBootTest
@Import(Office.class)
class SignInTests {

    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T12:00:00Z"));

    @Autowired
    private Office office;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private FailedSignIns failures;

    @Autowired
    private ApplicationEventPublisher house;

    @Autowired
    private JdbcClient jdbc;

    private SignIn signIn;
    private Account zhou;

    @BeforeEach
    void atNoon() {
        jdbc.sql("delete from identity.failed_sign_in").update();
        signIn = new SignIn(accounts, passwords, failures, house, clock);
        zhou = office.somebody(Role.RECORDS_OFFICER);
    }

    @Test
    void knowsAPersonByAddressAndPassword() {
        Account known =
                signIn.check(zhou.email().toUpperCase(java.util.Locale.ROOT), Office.PASSWORD, "192.0.2.1", "password");
        assertThat(known.id()).isEqualTo(zhou.id());
        signIn.entered(known, "192.0.2.1", "password");
        assertThat(accounts.find(zhou.id()).orElseThrow().signedInAt()).isEqualTo(clock.instant());
    }

    @Test
    void locksAnAccountAfterFiveMistakesForAMinuteEvenForTheRightPassword() {
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(zhou.email(), "wrong password " + i, "192.0.2." + i))
                    .isEqualTo("identity.sign-in.wrong");
        }
        assertThat(refusal(zhou.email(), Office.PASSWORD, "192.0.2.99")).isEqualTo("identity.sign-in.locked");
        clock.turn(Duration.ofSeconds(61));
        assertThat(signIn.check(zhou.email(), Office.PASSWORD, "192.0.2.99", "password")
                        .id())
                .isEqualTo(zhou.id());
    }

    @Test
    void locksAnAddressAfterFiftyMistakesWhoeverIsNamed() {
        Instant start = clock.instant();
        for (int i = 0; i < 50; i++) {
            failures.attempt("nobody" + i + "@example.edu", "198.51.100.7", start);
        }
        assertThat(refusal(zhou.email(), Office.PASSWORD, "198.51.100.7")).isEqualTo("identity.sign-in.locked");
        assertThat(signIn.check(zhou.email(), Office.PASSWORD, "198.51.100.8", "password")
                        .id())
                .isEqualTo(zhou.id());
    }

    @Test
    void letsNoHundredGuessesThroughAtOnce() throws Exception {
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = IntStream.range(0, 30)
                    .<Callable<String>>mapToObj(i -> () -> refusal(zhou.email(), "guess number " + i, "203.0.113." + i))
                    .toList();
            long looked = many.invokeAll(guesses).stream()
                    .filter(guess -> guess.resultNow().equals("identity.sign-in.wrong"))
                    .count();
            assertThat(looked).isEqualTo(FailedSignIns.PER_ACCOUNT);
        }
    }

    @Test
    void answersUnknownWrongAndClosedAlikeInAboutTheSameTime() {
        Account closed = office.somebody(Role.AUDITOR);
        accounts.update(closed.active(false));
        long[] least = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        // In turns, and the best of each, so that what else the machine does counts for none of them.
        for (int round = 0; round < 8; round++) {
            shorten(least, 0, () -> refusal("nobody@example.edu", Office.PASSWORD, "192.0.2.20"));
            shorten(least, 1, () -> refusal(zhou.email(), "wrong password", "192.0.2.21"));
            shorten(least, 2, () -> refusal(closed.email(), Office.PASSWORD, "192.0.2.22"));
        }
        assertThat((double) least[0] / least[1]).isBetween(0.5, 2.0);
        assertThat((double) least[2] / least[1]).isBetween(0.5, 2.0);
    }

    @Test
    void survivesWhateverStrangersType() {
        assertThat(refusal("\0'; drop table x; --" + "中".repeat(5_000), "p\0", "192.0.2.30"))
                .isEqualTo("identity.sign-in.wrong");
        assertThat(refusal("", "", "192.0.2.30")).isEqualTo("identity.sign-in.wrong");
        assertThat(refusal(zhou.email(), "x".repeat(1 << 20), "192.0.2.30")).isEqualTo("identity.sign-in.wrong");
    }

    @Test
    void notesAttemptsOfTheLockedOnceAMinute() {
        for (int i = 0; i < 5; i++) {
            refusal(zhou.email(), "wrong password", "192.0.2.40");
        }
        for (int i = 0; i < 20; i++) {
            refusal(zhou.email(), "wrong password", "192.0.2.40");
        }
        assertThat(jdbc.sql(
                                "select count(*) from privacy.audit_event where act = 'identity.sign-in.locked' and detail ->> 'email' = :email")
                        .param("email", zhou.email())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void countsWrongAnswersOfSomebodySignedInToo() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signIn.confirm(zhou, "wrong password", "192.0.2.50"))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(refusal(zhou.email(), Office.PASSWORD, "192.0.2.51")).isEqualTo("identity.sign-in.locked");
    }

    private void shorten(long[] least, int which, Runnable attempt) {
        jdbc.sql("delete from identity.failed_sign_in").update();
        long start = System.nanoTime();
        attempt.run();
        least[which] = Math.min(least[which], System.nanoTime() - start);
    }

    private String refusal(String email, String password, String address) {
        Refusal refused = catchThrowableOfType(Refusal.class, () -> signIn.check(email, password, address, "password"));
        return refused == null ? "in" : refused.key();
    }
}
