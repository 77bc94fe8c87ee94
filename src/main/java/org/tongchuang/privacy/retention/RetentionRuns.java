package org.tongchuang.privacy.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Ids;

/// What was removed, by which rule and when.
@Repository
class RetentionRuns {

    private static final String COLUMNS = "id, rule, days, begun_at, ended_at, removed";

    private final JdbcClient jdbc;

    RetentionRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param ended null while it goes on, or when it was interrupted
    record Run(
            UUID id,
            String rule,
            int days,
            Instant begun,
            @Nullable Instant ended,
            long removed) {}

    /// The run of a rule since this moment that was begun and not ended, or a new one.
    Run begin(String rule, int days, Instant now, Instant since) {
        Optional<Run> interrupted =
                latest(rule).filter(run -> run.ended() == null && !run.begun().isBefore(since));
        if (interrupted.isPresent()) {
            return interrupted.get();
        }
        Run run = new Run(Ids.next(), rule, days, now, null, 0);
        jdbc.sql("insert into privacy.retention_run (id, rule, days, begun_at) values (:id, :rule, :days, :now)")
                .param("id", run.id())
                .param("rule", rule)
                .param("days", days)
                .param("now", Timestamp.from(now))
                .update();
        return run;
    }

    void removed(UUID id, int more) {
        jdbc.sql("update privacy.retention_run set removed = removed + :more where id = :id")
                .param("more", more)
                .param("id", id)
                .update();
    }

    void end(UUID id, Instant now) {
        jdbc.sql("update privacy.retention_run set ended_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    Optional<Run> latest(String rule) {
        return jdbc.sql("select " + COLUMNS
                        + " from privacy.retention_run where rule = :rule order by begun_at desc, id desc limit 1")
                .param("rule", rule)
                .query(RetentionRuns::run)
                .optional();
    }

    /// Those of the latest runs that removed something.
    List<Run> telling(int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from privacy.retention_run where removed > 0 order by begun_at desc, id desc limit :most")
                .param("most", most)
                .query(RetentionRuns::run)
                .list();
    }

    /// How many each rule removed so far.
    Map<String, Long> totals() {
        Map<String, Long> totals = new HashMap<>();
        jdbc.sql("select rule, sum(removed) from privacy.retention_run group by 1")
                .query(row -> {
                    totals.put(row.getString(1), row.getLong(2));
                });
        return totals;
    }

    private static Run run(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Run(
                row.getObject("id", UUID.class),
                java.util.Objects.requireNonNull(row.getString("rule")),
                row.getInt("days"),
                row.getTimestamp("begun_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("removed"));
    }
}
