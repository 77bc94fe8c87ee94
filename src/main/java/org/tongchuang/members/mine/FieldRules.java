package org.tongchuang.members.mine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.FactRules;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Refusals;
import org.tongchuang.members.visibility.Guard;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.recall.Recall;

/// The rules as the office set them.
@Repository
class FieldRules {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final Universities universities;
    private final ApplicationEventPublisher house;
    private final Guard guard;
    private final Recall<String, Map<String, FieldRule>> known;

    FieldRules(JdbcClient jdbc, Universities universities, ApplicationEventPublisher house, Clock clock, Guard guard) {
        this.guard = guard;
        this.jdbc = jdbc;
        this.universities = universities;
        this.house = house;
        this.known = new Recall<>(FRESH, clock, all -> read());
    }

    /// Kind of fact to its rule, for every kind there is.
    Map<String, FieldRule> all() {
        return known.of(ALL);
    }

    LocalDate today() {
        return universities.today();
    }

    /// What counts at once and what the office looks at first; whatever says the same as before is left out.
    ///
    /// @throws Refusals with every field that is wrong, or that only the office changes
    Sorted sort(Member member, Map<String, String> written) {
        Facts now = member.facts();
        Map<String, @Nullable String> understood = FactRules.understood(written, today());
        understood.entrySet().removeIf(change -> Objects.equals(now.get(change.getKey()), change.getValue()));
        Map<String, @Nullable String> atOnce = new LinkedHashMap<>();
        Map<String, String> review = new LinkedHashMap<>();
        Map<String, Refusal> wrong = new LinkedHashMap<>();
        if (understood.keySet().stream().anyMatch(path -> isProtected(now, path))
                && guard.until(member.id()).isPresent()) {
            understood.keySet().stream()
                    .filter(path -> isProtected(now, path))
                    .forEach(path -> wrong.put(path, Refusal.at(path, "members.mine.guarded.field")));
        }
        understood.forEach((path, value) -> {
            switch (of(path)) {
                case AT_ONCE -> atOnce.put(path, value);
                case REVIEW -> review.put(path, value == null ? "" : value);
                case NEVER -> wrong.put(path, Refusal.at(path, "members.mine.office-only"));
            }
        });
        if (!wrong.isEmpty()) {
            throw new Refusals(wrong);
        }
        return new Sorted(atOnce, review);
    }

    private static boolean isProtected(Facts now, String path) {
        return Facts.purposeOf(path) != null && now.has(path);
    }

    /// Until when what is protected is kept from a new account; nothing when it is not.
    Optional<Instant> guardedUntil(Member member) {
        return guard.until(member.id());
    }

    /// The record as its owner may read it now.
    Member seen(Member member) {
        return guard.seen(member);
    }

    /// @param review path to value; empty to take the fact away
    record Sorted(Map<String, @Nullable String> atOnce, Map<String, String> review) {}

    FieldRule of(String path) {
        String part = path.substring(path.lastIndexOf('.') + 1);
        return FieldRule.OFFICE_ONLY.contains(part)
                ? FieldRule.NEVER
                : all().getOrDefault(FieldRule.kind(path), FieldRule.NEVER);
    }

    /// @throws Refusal for a kind or a rule that there is not
    @Transactional
    public void set(Actor actor, Map<String, String> wanted) {
        actor.must(Right.MANAGE_SETTINGS);
        Map<String, FieldRule> before = read();
        wanted.forEach((kind, key) -> {
            FieldRule rule = FieldRule.of(key).orElseThrow(() -> Refusal.at(kind, "members.rules.unknown"));
            if (!before.containsKey(kind)) {
                throw Refusal.at(kind, "members.rules.unknown");
            }
            if (before.get(kind) != rule) {
                jdbc.sql("""
                        insert into members.field_rule (kind, rule) values (:kind, :rule)
                        on conflict (kind) do update set rule = :rule
                        """).param("kind", kind).param("rule", rule.name()).update();
                house.publishEvent(AuditEvent.of(
                        actor, "members.rule.changed", Map.of("field", kind, "rule", before.get(kind) + " → " + rule)));
            }
        });
        known.forget(ALL);
    }

    private Map<String, FieldRule> read() {
        Map<String, FieldRule> rules = new HashMap<>(FieldRule.USUAL);
        jdbc.sql("select kind, rule from members.field_rule").query(row -> {
            rules.replace(row.getString(1), FieldRule.valueOf(row.getString(2)));
        });
        return Map.copyOf(rules);
    }
}
