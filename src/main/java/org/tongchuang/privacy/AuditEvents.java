package org.tongchuang.privacy;

import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit trail's rows: added, read, never changed.
@Repository
class AuditEvents {

    /// Asks for what was done by nobody known, such as failed sign-ins.
    static final String STRANGERS = "-";

    private static final TypeReference<LinkedHashMap<String, String>> DETAIL = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JsonMapper json;
    private final List<AuditEvent.Office> office;

    AuditEvents(JdbcTemplate jdbc, JsonMapper json, List<AuditEvent.Office> office) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.json = json;
        this.office = office;
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
            row.setString(2, legible(event.actorName()));
            row.setString(3, event.act());
            row.setArray(4, subjects);
            row.setString(5, json.writeValueAsString(legible(event.detail())));
            row.setString(6, event.address());
        });
    }

    /// The database keeps no NUL, and what strangers type may hold one.
    private static String legible(String text) {
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    private static Map<String, String> legible(Map<String, String> detail) {
        return detail.values().stream().noneMatch(value -> value.indexOf(0) >= 0)
                ? detail
                : detail.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, fact -> legible(fact.getValue())));
    }

    void dontWaitForTheDisk() {
        jdbc.execute("set local synchronous_commit = off");
    }

    /// Newest first, at most `size`, older than `before`.
    List<Entry> find(Query query, @Nullable Cursor before, int size) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("size", size);
        return named.query(
                sql(query, params) + olderThan(before, params) + " order by at desc, id desc limit :size",
                params,
                (row, n) -> entry(row));
    }

    /// Of one person, these acts alone, newest first.
    List<Entry> about(UUID member, Collection<String> acts, @Nullable Cursor before, int size) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("size", size);
        params.put("acts", acts);
        return named.query(
                sql(new Query("", "", member, null, null), params) + olderThan(before, params)
                        + " and act in (:acts) order by at desc, id desc limit :size",
                params,
                (row, n) -> entry(row));
    }

    private static String olderThan(@Nullable Cursor before, Map<String, Object> params) {
        if (before == null) {
            return "";
        }
        params.put("cursorAt", Timestamp.from(before.at));
        params.put("cursorId", before.id);
        return " and (at, id) < (:cursorAt, :cursorId)";
    }

    /// Every entry that fits, newest first, one at a time.
    void each(Query query, Consumer<Entry> reader) {
        Cursor before = null;
        List<Entry> page;
        do {
            page = find(query, before, 1_000);
            page.forEach(reader);
            before = page.isEmpty() ? null : page.getLast().cursor();
        } while (before != null);
    }

    /// Every act on the trail, by jumping from one to the next in the index.
    List<String> acts() {
        return jdbc.query("""
                with recursive act as (
                    (select act from privacy.audit_event order by act using ~<~ limit 1)
                    union all
                    select (select e.act from privacy.audit_event e where e.act ~>~ act.act order by e.act using ~<~ limit 1)
                    from act where act.act is not null)
                select act from act where act is not null
                """, (row, n) -> row.getString(1));
    }

    /// Those of the office, under their present name; anybody else is looked for by a part of the name they had.
    Map<UUID, String> people() {
        Map<UUID, String> people = new LinkedHashMap<>();
        office.forEach(some -> people.putAll(some.people()));
        return people;
    }

    private static String sql(Query query, Map<String, Object> params) {
        StringBuilder where = new StringBuilder("""
                select id, at, actor, actor_name, act, subjects, detail, address from privacy.audit_event where true""");
        who(query.who().strip(), where, params);
        if (query.act().endsWith(".")) {
            where.append(" and act like :act");
            params.put("act", escaped(query.act()) + "%");
        } else if (!query.act().isBlank()) {
            where.append(" and act = :act");
            params.put("act", query.act());
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

    private static void who(String who, StringBuilder where, Map<String, Object> params) {
        Optional<UUID> actor = Ids.read(who);
        if (actor.isPresent()) {
            where.append(" and actor = :who");
            params.put("who", actor.get());
        } else if (who.equals(STRANGERS)) {
            where.append(" and actor is null");
        } else if (!who.isEmpty()) {
            where.append(" and actor_name ilike :who");
            params.put("who", "%" + escaped(who) + "%");
        }
    }

    private static String escaped(String text) {
        return text.replaceAll("([%_\\\\])", "\\\\$1");
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
    ///
    /// @param who an account's id, a part of a name, or [#STRANGERS]
    /// @param act an act, or the beginning of several up to and with a dot
    /// @param to the first moment no longer wanted
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
            @Nullable String address) {

        Cursor cursor() {
            return new Cursor(at, id);
        }
    }

    /// Where a page ended.
    record Cursor(Instant at, long id) {

        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

        static Optional<Cursor> read(String written) {
            Matcher parts = WRITTEN.matcher(written);
            return parts.matches()
                    ? Optional.of(new Cursor(
                            Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                            Long.parseLong(parts.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
        }
    }
}
