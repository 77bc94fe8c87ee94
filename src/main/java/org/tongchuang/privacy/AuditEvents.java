package org.tongchuang.privacy;

import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.AuditEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit trail's rows: added, read, never changed.
@Repository
class AuditEvents {

    private static final TypeReference<LinkedHashMap<String, String>> DETAIL = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JsonMapper json;

    AuditEvents(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.json = json;
    }

    void add(AuditEvent event) {
        add(List.of(event));
    }

    void add(List<AuditEvent> events) {
        jdbc.batchUpdate("""
                insert into privacy.audit_event (actor, actor_name, act, subjects, detail, address)
                values (?, ?, ?, ?, ?::jsonb, ?)
                """, events, events.size(), (row, event) -> {
            Array subjects =
                    row.getConnection().createArrayOf("uuid", event.subjects().toArray());
            row.setObject(1, event.actor());
            row.setString(2, event.actorName());
            row.setString(3, event.act());
            row.setArray(4, subjects);
            row.setString(5, json.writeValueAsString(event.detail()));
            row.setString(6, event.address());
        });
    }

    void dontWaitForTheDisk() {
        jdbc.execute("set local synchronous_commit = off");
    }

    /// Newest first, at most `size`, older than `before`.
    List<Entry> find(Query query, long before, int size) {
        Map<String, Object> params = new LinkedHashMap<>(Map.of("before", before, "size", size));
        return named.query(
                sql(query, params) + " and id < :before order by id desc limit :size", params, (row, n) -> entry(row));
    }

    /// Every entry that fits, newest first, one at a time.
    void each(Query query, Consumer<Entry> reader) {
        long before = Long.MAX_VALUE;
        List<Entry> page;
        do {
            page = find(query, before, 1_000);
            page.forEach(reader);
            before = page.isEmpty() ? 0 : page.getLast().id();
        } while (!page.isEmpty());
    }

    List<String> acts() {
        return jdbc.query("""
                with recursive act as (
                    (select act from privacy.audit_event order by act limit 1)
                    union all
                    select (select e.act from privacy.audit_event e where e.act > act.act order by e.act limit 1)
                    from act where act.act is not null)
                select act from act where act is not null
                """, (row, n) -> row.getString(1));
    }

    private static String sql(Query query, Map<String, Object> params) {
        StringBuilder where = new StringBuilder("""
                select id, at, actor, actor_name, act, subjects, detail, address from privacy.audit_event where true""");
        if (!query.who().isBlank()) {
            where.append(" and actor_name ilike :who");
            params.put("who", "%" + query.who().strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        if (!query.act().isBlank()) {
            where.append(" and act like :act");
            params.put("act", query.act().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        if (query.member() != null) {
            where.append(" and subjects @> array[cast(:member as uuid)]");
            params.put("member", query.member());
        }
        if (query.from() != null) {
            where.append(" and at >= :from");
            params.put("from", Timestamp.from(query.from()));
        }
        if (query.to() != null) {
            where.append(" and at < :to");
            params.put("to", Timestamp.from(query.to()));
        }
        return where.toString();
    }

    private Entry entry(java.sql.ResultSet row) throws java.sql.SQLException {
        List<UUID> subjects = new ArrayList<>();
        for (Object subject : (Object[]) row.getArray("subjects").getArray()) {
            subjects.add((UUID) subject);
        }
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("act"),
                subjects,
                json.readValue(row.getString("detail"), DETAIL),
                row.getString("address"));
    }

    /// What to look for; an empty part fits everything.
    record Query(
            String who,
            String act,
            @Nullable UUID member,
            @Nullable Instant from,
            @Nullable Instant to) {}

    record Entry(
            long id,
            Instant at,
            @Nullable UUID actor,
            String actorName,
            String act,
            List<UUID> subjects,
            Map<String, String> detail,
            @Nullable String address) {}
}
