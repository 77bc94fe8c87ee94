package org.tongchuang.privacy.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.privacy.RetentionRule;

/// Every rule of the house, with the time the office set.
@Repository
public class RetentionRules {

    private final List<RetentionRule> rules;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    RetentionRules(
            ObjectProvider<RetentionRule> declared, JdbcClient jdbc, ApplicationEventPublisher house, Clock clock) {
        this.rules = declared.stream()
                .sorted(Comparator.comparing(RetentionRule::id))
                .toList();
        this.jdbc = jdbc;
        this.house = house;
        this.clock = clock;
    }

    public List<RetentionRule> all() {
        return rules;
    }

    /// Rule to days.
    public Map<String, Integer> days() {
        Map<String, Integer> days = new HashMap<>();
        rules.forEach(rule -> days.put(rule.id(), rule.days().usual()));
        jdbc.sql("select rule, days from privacy.retention_setting").query(row -> {
            days.replace(row.getString(1), row.getInt(2));
        });
        // A later version of the program may have narrower bounds.
        rules.forEach(rule -> days.computeIfPresent(
                rule.id(),
                (id, set) -> Math.clamp(set, rule.days().least(), rule.days().most())));
        return days;
    }

    /// @throws Refusal at the rule whose days are beyond its bounds
    @Transactional
    public void set(Actor actor, Map<String, Integer> wanted) {
        actor.must(Right.MANAGE_SETTINGS);
        Map<String, Integer> before = days();
        Instant now = clock.instant();
        for (RetentionRule rule : rules) {
            Integer days = wanted.get(rule.id());
            if (days == null || days.equals(before.get(rule.id()))) {
                continue;
            }
            RetentionRule.Days bounds = rule.days();
            if (days < bounds.least() || days > bounds.most()) {
                throw Refusal.at(rule.id(), "privacy.retention.bounds", bounds.least(), bounds.most());
            }
            jdbc.sql("""
                    insert into privacy.retention_setting (rule, days, by_name, changed_at)
                    values (:rule, :days, :by, :now)
                    on conflict (rule) do update set days = :days, by_name = :by, changed_at = :now
                    """)
                    .param("rule", rule.id())
                    .param("days", days)
                    .param("by", actor.name())
                    .param("now", Timestamp.from(now))
                    .update();
            house.publishEvent(AuditEvent.of(
                    actor,
                    "privacy.retention.changed",
                    Map.of("rule", rule.id(), "days", before.get(rule.id()) + " → " + days)));
        }
    }
}
