package org.tongchuang.members.kept;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Which facts of somebody who is erased the university must keep in its archive, as the office says; those stay with
/// the office alone.
@Repository
class ArchiveRule {

    /// What may be said to be kept, as the first part of a fact's path: who studied what here, and nothing else.
    static final List<String> KINDS = List.of("name", "formerName", "sex", "birthDate", "education");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher house;

    ArchiveRule(JdbcClient jdbc, ApplicationEventPublisher house) {
        this.jdbc = jdbc;
        this.house = house;
    }

    /// Empty when nothing is kept.
    Set<String> kept() {
        return new TreeSet<>(jdbc.sql("select unnest(kinds) from members.archive_rule")
                .query(String.class)
                .list());
    }

    /// @throws Refusal for a kind that can't be kept, or when anything is and the name is not
    @Transactional
    public void set(Actor actor, Set<String> kinds) {
        actor.must(Right.MANAGE_SETTINGS);
        if (!KINDS.containsAll(kinds) || !kinds.isEmpty() && !kinds.contains("name")) {
            throw Refusal.at("name", "members.archive.name");
        }
        Set<String> before = kept();
        if (before.equals(new TreeSet<>(kinds))) {
            return;
        }
        jdbc.sql("update members.archive_rule set kinds = :kinds")
                .param("kinds", kinds.stream().sorted().toArray(String[]::new))
                .update();
        house.publishEvent(AuditEvent.of(
                actor,
                "members.archive.changed",
                Map.of("rule", String.join(", ", before) + " → " + String.join(", ", new TreeSet<>(kinds)))));
    }
}
