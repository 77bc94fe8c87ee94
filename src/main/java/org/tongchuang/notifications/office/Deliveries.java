package org.tongchuang.notifications.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.notifications.queue.State;
import org.tongchuang.shared.Universities;

/// Deliveries as the office looks at them.
@Repository
class Deliveries {

    /// While a letter is handed over, nobody need be told that this is uncertain.
    static final Duration BEING_HANDED_OVER = Duration.ofMinutes(3);

    private static final String COLUMNS = """
            select d.id, d.notice_id, d.category, d.medium, d.state, d.reason, d.said, d.attempts, d.next_at, d.made_at,
                n.to_kind, n.to_id, (d.state = 'FAILED' or (d.state = 'HANDED_OVER' and d.changed_at < :settled))
                    and n.content is not null and (n.until is null or n.until > :now) as again
            from notifications.delivery d join notifications.notice n on n.id = d.notice_id where true""";

    private final JdbcClient jdbc;
    private final Universities universities;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Universities universities, Clock clock) {
        this.jdbc = jdbc;
        this.universities = universities;
        this.clock = clock;
    }

    /// The clock that days and moments are shown by.
    ZoneId zone() {
        return universities.current().timeZone();
    }

    /// Newest first, older than `before`.
    List<Row> find(Question asked, @Nullable UUID before, int size) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        Map<String, Object> params = moments();
        if (asked.state() == Shown.UNCERTAIN) {
            sql.append(" and d.state = 'HANDED_OVER' and d.changed_at < :settled");
        } else if (asked.state() != null) {
            sql.append(" and d.state = any (:states)");
            params.put("states", asked.state().states());
        }
        if (!asked.category().isEmpty()) {
            sql.append(" and d.category = :category");
            params.put("category", asked.category());
        }
        if (asked.from() != null) {
            sql.append(" and d.made_at >= :from");
            params.put("from", Timestamp.from(asked.from()));
        }
        if (asked.to() != null) {
            sql.append(" and d.made_at < :to");
            params.put("to", Timestamp.from(asked.to()));
        }
        if (before != null) {
            sql.append(" and (d.made_at, d.id) < (select made_at, id from notifications.delivery where id = :before)");
            params.put("before", before);
        }
        params.put("size", size);
        return jdbc.sql(sql.append(" order by d.made_at desc, d.id desc limit :size")
                        .toString())
                .params(params)
                .query((row, n) -> row(row))
                .list();
    }

    private Map<String, Object> moments() {
        Instant now = clock.instant();
        Map<String, Object> moments = new LinkedHashMap<>();
        moments.put("now", Timestamp.from(now));
        moments.put("settled", Timestamp.from(now.minus(BEING_HANDED_OVER)));
        return moments;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(COLUMNS + " and d.id = :id")
                .params(moments())
                .param("id", id)
                .query((row, n) -> row(row))
                .optional();
    }

    /// Puts it back into the queue because somebody said so; not while it is handed over, nor when nothing is left of
    /// what it said.
    boolean again(UUID id) {
        return jdbc.sql("""
                update notifications.delivery d set state = 'QUEUED', claim = null, attempts = 0, reason = null,
                    said = null, next_at = :now, changed_at = :now
                where d.id = :id
                    and (d.state = 'FAILED' or (d.state = 'HANDED_OVER' and d.changed_at < :settled))
                    and exists (select 1 from notifications.notice n where n.id = d.notice_id and n.content is not null
                        and (n.until is null or n.until > :now))
                """).params(moments()).param("id", id).update() == 1;
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("notice_id", UUID.class),
                row.getString("category"),
                row.getString("medium"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getBytes("said"),
                row.getInt("attempts"),
                row.getTimestamp("next_at").toInstant(),
                row.getTimestamp("made_at").toInstant(),
                row.getString("to_kind"),
                row.getObject("to_id", UUID.class),
                row.getBoolean("again"));
    }

    /// What to look for; an empty part fits everything.
    record Question(
            @Nullable Shown state,
            String category,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /// States as the office tells them apart.
    enum Shown {
        WAITING(State.QUEUED, State.SENDING),
        UNCERTAIN(State.HANDED_OVER),
        SENT(State.SENT),
        FAILED(State.FAILED),
        SKIPPED(State.SKIPPED),
        EXPIRED(State.EXPIRED);

        private final List<State> states;

        Shown(State... states) {
            this.states = List.of(states);
        }

        String[] states() {
            return states.stream().map(State::name).toArray(String[]::new);
        }

        static Shown of(State state) {
            for (Shown shown : values()) {
                if (shown.states.contains(state)) {
                    return shown;
                }
            }
            throw new IllegalArgumentException(state.name());
        }
    }

    /// @param again whether it can be sent again by hand
    record Row(
            UUID id,
            UUID notice,
            String category,
            String medium,
            State state,
            @Nullable String reason,
            byte @Nullable [] said,
            int attempts,
            Instant nextAt,
            Instant madeAt,
            String toKind,
            @Nullable UUID to,
            boolean again) {}
}
