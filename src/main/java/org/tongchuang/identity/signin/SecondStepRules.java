package org.tongchuang.identity.signin;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps the rule; it is read at each sign-in and holds for the sign-ins after a change.
@Repository
public class SecondStepRules {

    private final JdbcClient jdbc;

    SecondStepRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public SecondStepRule current() {
        return jdbc.sql("select wanted, days, since from identity.second_step_rule")
                .query((row, n) -> new SecondStepRule(
                        SecondStepRule.Wanted.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant()))
                .single();
    }

    public void save(SecondStepRule rule) {
        jdbc.sql("update identity.second_step_rule set wanted = :wanted, days = :days, since = :since")
                .param("wanted", rule.wanted().name())
                .param("days", rule.days())
                .param("since", Timestamp.from(rule.since()))
                .update();
    }
}
