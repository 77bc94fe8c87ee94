package org.tongchuang.members.imports.taking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.postgres.BulkRows;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import tools.jackson.databind.json.JsonMapper;

/// The records as they would be by now, had a check written what it read: whoever it met in this file as its rows left
/// them, all others as they are. So a check decides about a row exactly as the run would, whatever stood in the rows
/// before, and no record is touched.
@Repository
public class TrialPeople {

    private final JdbcTemplate jdbc;
    private final Members members;
    private final LookupKeys keys;
    private final Vault vault;
    private final JsonMapper json;
    private volatile boolean counted;

    TrialPeople(DataSource database, Members members, LookupKeys keys, Vault vault, JsonMapper json) {
        this.jdbc = new JdbcTemplate(database);
        this.members = members;
        this.keys = keys;
        this.vault = vault;
        this.json = json;
    }

    public void clear() {
        jdbc.execute("truncate members.trial_person, members.trial_lookup");
        counted = false;
    }

    Map<Long, List<MemberId>> byKeys(Collection<Long> wanted) {
        Map<Long, List<MemberId>> found = members.byKeys(wanted);
        Set<MemberId> recorded = new HashSet<>();
        found.values().forEach(recorded::addAll);
        // Under which keys somebody is found may have changed in this file.
        Set<MemberId> met = new HashSet<>(ids("select id from members.trial_person where id = any (?)", recorded));
        found.values().forEach(people -> people.removeIf(met::contains));
        jdbc.query(
                "select key, member_id from members.trial_lookup where key = any (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("bigint", wanted.toArray())),
                row -> {
                    found.computeIfAbsent(row.getLong(1), key -> new ArrayList<>())
                            .add(new MemberId(row.getObject(2, UUID.class)));
                });
        return found;
    }

    List<Member> all(Collection<MemberId> ids) {
        Set<MemberId> recorded = new HashSet<>(ids);
        List<Member> all = new ArrayList<>(ids.size());
        jdbc.query(
                "select id, sealed from members.trial_person where id = any (?)",
                statement -> statement.setArray(1, uuids(statement.getConnection(), ids)),
                row -> {
                    Member met = member(new MemberId(row.getObject(1, UUID.class)), row.getBytes(2));
                    recorded.remove(met.id());
                    all.add(met);
                });
        if (!recorded.isEmpty()) {
            all.addAll(members.all(recorded));
        }
        return all;
    }

    /// Remembers what a batch would write.
    public void keep(List<Member> newcomers, List<Member.Edited> edits) {
        Map<MemberId, Member> edited = new LinkedHashMap<>();
        edits.forEach(edit -> edited.put(edit.member().id(), edit.member()));
        Set<MemberId> stillNew = notYet(edited.keySet());
        for (String table : List.of("trial_lookup where member_id", "trial_person where id")) {
            jdbc.update(
                    "delete from members." + table + " = any (?)",
                    statement -> statement.setArray(1, uuids(statement.getConnection(), edited.keySet())));
        }
        BulkRows people = new BulkRows("members.trial_person (id, newcomer, sealed)");
        BulkRows lookups = new BulkRows("members.trial_lookup (key, member_id)");
        newcomers.forEach(member -> add(member, true, people, lookups));
        edited.values().forEach(member -> add(member, stillNew.contains(member.id()), people, lookups));
        BulkRows.send(jdbc, people, lookups);
        if (!counted) {
            // Without figures the planner takes the keys for much alike, and reads whole tables for each batch.
            jdbc.execute("analyze members.trial_person, members.trial_lookup");
            counted = true;
        }
    }

    /// Those of whom no record tells yet.
    public Set<MemberId> notYet(Collection<MemberId> ids) {
        return new HashSet<>(ids("select id from members.trial_person where newcomer and id = any (?)", ids));
    }

    private void add(Member member, boolean newcomer, BulkRows people, BulkRows lookups) {
        UUID id = member.id().value();
        Image image = new Image(member.facts().asMap(), member.origins(), member.createdAt());
        people.id(id)
                .text(String.valueOf(newcomer))
                .bytes(vault.seal(Purpose.ROSTER, id, json.writeValueAsBytes(image)))
                .end();
        keys.of(member.facts()).forEach(key -> lookups.number(key).id(id).end());
    }

    private Member member(MemberId id, byte[] sealed) {
        Image image = json.readValue(vault.open(Purpose.ROSTER, id.value(), sealed), Image.class);
        return new Member(id, 1, Facts.of(image.facts()), image.origins(), image.begun(), image.begun());
    }

    private List<MemberId> ids(String sql, Collection<MemberId> among) {
        return among.isEmpty()
                ? List.of()
                : jdbc.query(
                        sql,
                        statement -> statement.setArray(1, uuids(statement.getConnection(), among)),
                        (row, n) -> new MemberId(row.getObject(1, UUID.class)));
    }

    private static java.sql.Array uuids(Connection connection, Collection<MemberId> ids) throws SQLException {
        return connection.createArrayOf(
                "uuid", ids.stream().map(MemberId::value).toArray());
    }

    private record Image(Map<String, String> facts, Map<String, Origin> origins, Instant begun) {}
}
