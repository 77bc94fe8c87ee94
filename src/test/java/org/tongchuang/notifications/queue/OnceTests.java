package org.tongchuang.notifications.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.integrations.mail.MailStandIn;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.notifications.TrialCategories;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.Recipient;

/// Each message arrives once, whatever the line does; what can't be known is not sent twice. Repeat a run with
/// `-Dtongchuang.post.seed=…`.
@SpringBootTest
@Import(TrialCategories.class)
class OnceTests {

    private static final MailStandIn SERVER = new MailStandIn();
    private static final Pattern ID = Pattern.compile("(?im)^Message-ID: <([0-9a-f-]{36})@");

    @Autowired
    private Gate gate;

    @Autowired
    private Post post;

    @Autowired
    private Queue queue;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void toTheStandIn(DynamicPropertyRegistry settings) {
        settings.add("TONGCHUANG_SMTP_URL", SERVER::url);
    }

    @BeforeEach
    void calm() {
        jdbc.sql("delete from notifications.notice").update();
        SERVER.feel(step -> MailStandIn.FINE);
        SERVER.letters().clear();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void sendsEachMessageOnceThroughEveryBreak() {
        long seed = Long.getLong("tongchuang.post.seed", System.nanoTime() % 100_000);
        System.out.println("post: -Dtongchuang.post.seed=" + seed);
        Random random = new Random(seed);
        var broken = new ConcurrentSkipListSet<String>();
        SERVER.feel(step -> {
            synchronized (random) {
                int draw = random.nextInt(100);
                if (draw < 8) {
                    broken.add(step);
                    return MailStandIn.HANG_UP;
                }
                return draw < 12 && !step.equals("CONTENT") && !step.equals("TAKEN") ? "451 not now" : MailStandIn.FINE;
            }
        });
        send(150);
        settle();
        Map<UUID, Integer> arrived = arrived();
        Map<State, Integer> ended = new EnumMap<>(State.class);
        states().forEach((id, state) -> {
            ended.merge(state, 1, Integer::sum);
            int times = arrived.getOrDefault(id, 0);
            assertThat(times).as(id + " " + state).isLessThanOrEqualTo(1);
            if (state == State.SENT) {
                assertThat(times).as(id + " was sent").isEqualTo(1);
            } else {
                assertThat(state).isEqualTo(State.HANDED_OVER);
            }
        });
        assertThat(states()).hasSize(150);
        assertThat(arrived.keySet()).isSubsetOf(states().keySet());
        assertThat(ended.getOrDefault(State.SENT, 0))
                .as("%s, broken at %s", ended, broken)
                .isGreaterThan(90);
        assertThat(broken).contains("CONNECT", "MAIL", "RCPT", "DATA", "DOT", "TAKEN");
    }

    @Test
    void triesAgainLaterAndGivesUpWhatIsRefused() {
        SERVER.feel(step -> step.equals("RCPT") ? "450 greylisted" : MailStandIn.FINE);
        send(1);
        awaitOne("state = 'QUEUED' and attempts = 1 and next_at > now() + interval '40 seconds'");
        SERVER.feel(step -> step.equals("RCPT") ? "550 no such user here" : MailStandIn.FINE);
        hurry();
        awaitOne("state = 'FAILED' and reason = 'REFUSED' and attempts = 2 and said is not null");
        assertThat(SERVER.letters()).isEmpty();
    }

    @Test
    void losesWhatAnotherNodeTookOver() {
        SERVER.feel(step -> step.equals("MAIL") ? "451 wait" : MailStandIn.FINE);
        send(1);
        awaitOne("state = 'QUEUED' and attempts = 1");
        jdbc.sql("update notifications.delivery set next_at = now() - interval '1 second'")
                .update();
        List<Due> mine = transaction.execute(status -> queue.take(10));
        if (mine == null || mine.isEmpty()) {
            return; // the house was quicker, and nothing is to be seen
        }
        jdbc.sql("update notifications.delivery set claim = gen_random_uuid(), state = 'SENDING'")
                .update();
        queue.end(mine.getFirst(), State.SENT, null, "");
        assertThat(states().values()).doesNotContain(State.SENT);
    }

    @Test
    void takesWhatIsUrgentBeforeWhatIsOlder() {
        SERVER.feel(step -> step.equals("CONNECT") ? MailStandIn.HANG_UP : MailStandIn.FINE);
        send(3);
        UUID urgent = states().keySet().iterator().next();
        boolean held = false;
        while (!held) {
            held = Boolean.TRUE.equals(transaction.execute(status -> {
                int waiting = jdbc.sql("""
                        update notifications.delivery set urgent = id = :urgent, next_at = now() - case
                            when id = :urgent then interval '1 minute' else interval '1 hour' end
                        where state = 'QUEUED'
                        """).param("urgent", urgent).update();
                if (waiting == 3) {
                    assertThat(queue.take(1)).extracting(Due::id).containsExactly(urgent);
                }
                status.setRollbackOnly();
                return waiting == 3;
            }));
        }
    }

    private void send(int many) {
        List<Notice> notices = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            notices.add(Notice.to(
                            new Recipient.Address("once." + n + "@alumni.example", Words.CHINESE, "收信人" + n),
                            TrialCategories.CODE,
                            TrialCategories.SENT)
                    .with(String.valueOf(100_000 + n)));
        }
        transaction.executeWithoutResult(status -> gate.send(notices));
    }

    /// Until nothing waits any more; nobody has the time for real pauses.
    private void settle() {
        long end = System.nanoTime() + 120_000_000_000L;
        while (jdbc.sql("select exists (select 1 from notifications.delivery where state in ('QUEUED', 'SENDING'))")
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime())
                    .as("still " + new TreeSet<>(states().values()))
                    .isLessThan(end);
            hurry();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    private void hurry() {
        jdbc.sql("update notifications.delivery set next_at = now() where state = 'QUEUED' and next_at > now()")
                .update();
        post.wake();
    }

    private void awaitOne(String where) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!jdbc.sql("select exists (select 1 from notifications.delivery where " + where + ")")
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime()).as(where + ": " + states()).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private Map<UUID, State> states() {
        Map<UUID, State> states = new HashMap<>();
        jdbc.sql("select id, state from notifications.delivery").query(row -> {
            states.put(row.getObject(1, UUID.class), State.valueOf(row.getString(2)));
        });
        return states;
    }

    private static Map<UUID, Integer> arrived() {
        Map<UUID, Integer> arrived = new HashMap<>();
        for (String letter : SERVER.letters()) {
            Matcher id = ID.matcher(letter);
            assertThat(id.find()).isTrue();
            arrived.merge(UUID.fromString(id.group(1)), 1, Integer::sum);
        }
        return arrived;
    }
}
