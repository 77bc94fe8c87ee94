package org.tongchuang.notifications.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.shared.Checkup.Finding;
import org.tongchuang.shared.Checkup.State;

/// What doctor says of messages.
@SpringBootTest
class PostCheckupTests {

    private static final UUID WAITING = UUID.fromString("0190c000-0000-7000-8000-0000000000c1");
    private static final UUID UNCERTAIN = UUID.fromString("0190c000-0000-7000-8000-0000000000c2");

    @Autowired
    private PostCheckup checkup;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void takeAway() {
        jdbc.sql("delete from notifications.notice where id in (?, ?)")
                .param(WAITING)
                .param(UNCERTAIN)
                .update();
    }

    @Test
    void tellsOfTheQueueTheUncertainAndTheOutbox() {
        add(WAITING, "QUEUED");
        add(UNCERTAIN, "HANDED_OVER");
        List<Finding> findings = checkup.run();
        assertThat(findings).noneMatch(finding -> finding.state() == State.WRONG);
        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.state()).isEqualTo(State.WARNING);
                    assertThat(finding.sentence()).contains("wait to be sent, the oldest for 12");
                })
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("not known whether 1 arrived"))
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("outbox"));
    }

    private void add(UUID id, String state) {
        jdbc.sql("""
                insert into notifications.notice (id, to_kind, category, words, made_at)
                values (:id, 'ADDRESS', 'x', 'x', now() - interval '2 hours 5 minutes')
                """).param("id", id).update();
        jdbc.sql("""
                insert into notifications.delivery
                    (id, notice_id, category, medium, state, urgent, next_at, made_at, changed_at)
                values (:id, :id, 'x', 'EMAIL', :state, false, now() + interval '1 hour',
                    now() - interval '2 hours 5 minutes', now() - interval '2 hours')
                """).param("id", id).param("state", state).update();
    }
}
