package org.tongchuang.notifications.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.notices.NoticeCategory.Medium;

/// Deliveries that wait and how each moves on. Every move asks for the claim under which it was taken: whoever lost it,
/// because another node thought them dead, moves nothing and must not send.
@Repository
class Queue {

    /// What could not be sent, or may have been, can be sent again for so long.
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final ContentSeal seal;
    private final Clock clock;

    Queue(JdbcClient jdbc, ContentSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    /// Puts back what somebody was sending who is no more. To be called by whoever has the turn, before they take any.
    int bringBack() {
        return jdbc.sql("""
                update notifications.delivery set state = 'QUEUED', claim = null, changed_at = :now
                where state = 'SENDING'
                """).param("now", now()).update();
    }

    /// Takes the next few whose time has come: what is urgent first, then the oldest.
    @Transactional
    List<Due> take(int atMost) {
        List<Due> taken = new ArrayList<>(take(true, atMost));
        if (taken.size() < atMost) {
            taken.addAll(take(false, atMost - taken.size()));
        }
        return taken;
    }

    private List<Due> take(boolean urgent, int atMost) {
        return jdbc.sql("""
                with due as (
                    select id from notifications.delivery
                    where state = 'QUEUED' and urgent = :urgent and next_at <= :now
                    order by next_at limit :most for update skip locked),
                taken as (
                    update notifications.delivery d set state = 'SENDING', claim = :claim, attempts = d.attempts + 1,
                        changed_at = :now
                    from due where d.id = due.id
                    returning d.id, d.claim, d.notice_id, d.medium, d.attempts)
                select t.id, t.claim, t.notice_id, t.medium, t.attempts, n.to_kind, n.to_id, n.category, n.words,
                    n.language, n.content, n.made_at, n.until
                from taken t join notifications.notice n on n.id = t.notice_id
                """)
                .param("urgent", urgent)
                .param("now", now())
                .param("most", atMost)
                .param("claim", Ids.next())
                .query((row, n) -> due(row))
                .list();
    }

    /// Says that all but the end is on the other side.
    ///
    /// @return false when it is not ours any more
    boolean handOver(Due due) {
        return move(due, State.HANDED_OVER, null, "");
    }

    @Transactional
    void end(Due due, State state, @Nullable Reason reason, String said) {
        if (move(due, state, reason, said)) {
            wipe(due.notice());
        }
    }

    /// Puts it back until then.
    void again(Due due, Instant at, String said) {
        jdbc.sql("""
                update notifications.delivery set state = 'QUEUED', claim = null, next_at = :at, said = :said,
                    changed_at = :now
                where id = :id and claim = :claim and state in ('SENDING', 'HANDED_OVER')
                """)
                .param("at", Timestamp.from(at))
                .param("said", said(due.id(), said))
                .param("now", now())
                .param("id", due.id())
                .param("claim", due.claim())
                .update();
    }

    /// Puts it back as if it had not been taken.
    void putBack(Due due) {
        jdbc.sql("""
                update notifications.delivery set state = 'QUEUED', claim = null, attempts = attempts - 1, changed_at = :now
                where id = :id and claim = :claim and state = 'SENDING'
                """)
                .param("now", now())
                .param("id", due.id())
                .param("claim", due.claim())
                .update();
    }

    /// Takes the content of notices that can't be sent again any more.
    int wipeOld() {
        return jdbc.sql("""
                update notifications.notice set content = null
                where content is not null and (made_at < :kept or until < :now)
                """)
                .param("kept", Timestamp.from(clock.instant().minus(KEPT)))
                .param("now", now())
                .update();
    }

    private boolean move(Due due, State state, @Nullable Reason reason, String said) {
        return jdbc.sql("""
                update notifications.delivery set state = :state, reason = :reason, said = :said, changed_at = :now
                where id = :id and claim = :claim and state in ('SENDING', 'HANDED_OVER')
                """)
                        .param("state", state.name())
                        .param("reason", reason == null ? null : reason.name())
                        .param("said", said(due.id(), said), java.sql.Types.BINARY)
                        .param("now", now())
                        .param("id", due.id())
                        .param("claim", due.claim())
                        .update()
                == 1;
    }

    /// The content goes with the last delivery that may still need it.
    private void wipe(UUID notice) {
        jdbc.sql("""
                update notifications.notice set content = null where id = :id and content is not null and not exists (
                    select 1 from notifications.delivery
                    where notice_id = :id and state in ('QUEUED', 'SENDING', 'HANDED_OVER', 'FAILED'))
                """).param("id", notice).update();
    }

    private byte @Nullable [] said(UUID row, String said) {
        return said.isEmpty() ? null : seal.seal(row, said);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Due due(ResultSet row) throws SQLException {
        String language = row.getString("language");
        Timestamp until = row.getTimestamp("until");
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getObject("notice_id", UUID.class),
                Medium.valueOf(row.getString("medium")),
                row.getString("to_kind"),
                row.getObject("to_id", UUID.class),
                row.getString("category"),
                row.getString("words"),
                language == null ? null : Locale.forLanguageTag(language),
                row.getBytes("content"),
                row.getInt("attempts"),
                row.getTimestamp("made_at").toInstant(),
                until == null ? null : until.toInstant());
    }
}
