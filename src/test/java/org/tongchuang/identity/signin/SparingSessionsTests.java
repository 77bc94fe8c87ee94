package org.tongchuang.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tongchuang.HandClock;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Role;

/// How long one stays signed in.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class SparingSessionsTests {

    private final HandClock clock = new HandClock(Instant.now());

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private JdbcIndexedSessionRepository stored;

    @Autowired
    private JdbcClient jdbc;

    private SparingSessions sessions;

    @BeforeEach
    void nobodyIsIn() {
        jdbc.sql("delete from identity.session").update();
        sessions = new SparingSessions(stored, clock, Duration.ofHours(12));
    }

    @Test
    void endsWhatWasNotUsedForTwoHours() {
        String id = opened("somebody");
        clock.turn(Duration.ofHours(2));
        assertThat(sessions.findById(id)).isNotNull();
        clock.turn(SparingSessions.NOTE_USE_EVERY.plusSeconds(1));
        assertThat(sessions.findById(id)).isNull();
        assertThat(rows()).isZero();
    }

    @Test
    void endsAfterTwelveHoursHoweverMuchItIsUsed() {
        String id = opened("somebody");
        for (int hour = 1; hour < 12; hour++) {
            clock.turn(Duration.ofHours(1));
            use(id);
        }
        clock.turn(Duration.ofMinutes(59));
        use(id);
        clock.turn(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(sessions.findById(id)).isNull();
        assertThat(rows()).isZero();
    }

    @Test
    void writesDownItsUseOnceAMinute() {
        String id = opened("somebody");
        long first = lastUse();
        clock.turn(Duration.ofSeconds(50));
        use(id);
        assertThat(lastUse()).isEqualTo(first);
        clock.turn(Duration.ofSeconds(11));
        use(id);
        assertThat(lastUse()).isGreaterThan(first);
    }

    @Test
    void asksTheDatabaseOnceAMomentAndHearsWhatIsWrittenHereAtOnce() {
        String id = opened("somebody");
        assertThat(sessions.findById(id)).isNotNull();
        jdbc.sql("delete from identity.session").update();
        assertThat(sessions.findById(id)).as("remembered").isNotNull();
        clock.turn(SparingSessions.REMEMBERED.plusMillis(1));
        assertThat(sessions.findById(id)).as("ended on another node").isNull();

        String other = opened("somebody");
        OpenSession here = Objects.requireNonNull(sessions.findById(other));
        here.setAttribute("seat", "12");
        sessions.save(here);
        assertThat(Objects.requireNonNull(sessions.findById(other)).<String>getAttribute("seat"))
                .isEqualTo("12");
        sessions.deleteById(other);
        assertThat(sessions.findById(other)).as("ended here").isNull();
    }

    @Test
    void bringsNoSessionBackThatWasEndedMeanwhile() {
        String id = opened("somebody");
        OpenSession here = Objects.requireNonNull(sessions.findById(id));
        jdbc.sql("delete from identity.session").update();
        here.setAttribute("seat", "12");
        here.setLastAccessedTime(clock.instant());
        sessions.save(here);
        assertThat(rows()).isZero();
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void endsAllOfAnAccountAndNoneOfOthers() {
        var account = Ids.next();
        String here = opened(account.toString());
        String there = opened(account.toString());
        String stranger = opened("somebody else");
        OpenSessions open = new OpenSessions(sessions);
        assertThat(open.of(account, here)).hasSize(2);
        assertThat(open.endAll(account, here)).isEqualTo(1);
        assertThat(sessions.findById(here)).isNotNull();
        assertThat(sessions.findById(there)).isNull();
        assertThat(open.endAll(account, null)).isEqualTo(1);
        assertThat(sessions.findById(here)).isNull();
        assertThat(sessions.findById(stranger)).isNotNull();
    }

    @Test
    void listsNoSessionThatIsOver() {
        var account = Ids.next();
        opened(account.toString());
        clock.turn(Duration.ofHours(3));
        assertThat(new OpenSessions(sessions).of(account, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update identity.session set last_access_time = last_access_time - 7261000",
                "update identity.session set creation_time = creation_time - 43200000"
            })
    void asksThoseWhoStayedTooLongToSignInAgain(String later) {
        Cookie session = Office.signIn(web, office.somebody(Role.AUDITOR));
        jdbc.sql(later).update();
        assertThat(web.get().uri("/account").cookie(session))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in?to=%2Faccount");
    }

    private String opened(String whose) {
        OpenSession session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, whose);
        sessions.save(session);
        return session.getId();
    }

    private void use(String id) {
        OpenSession session = Objects.requireNonNull(sessions.findById(id));
        session.setLastAccessedTime(clock.instant());
        sessions.save(session);
    }

    private long lastUse() {
        return jdbc.sql("select last_access_time from identity.session")
                .query(Long.class)
                .single();
    }

    private int rows() {
        return jdbc.sql("select count(*) from identity.session")
                .query(Integer.class)
                .single();
    }
}
