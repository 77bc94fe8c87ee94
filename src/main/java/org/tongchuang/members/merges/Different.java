package org.tongchuang.members.merges;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;

/// What people said about who is not whom.
@Repository
class Different {

    private final JdbcClient jdbc;

    Different(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The person with every record that was merged into theirs.
    private UUID[] everyIdOf(MemberId person) {
        return jdbc.sql("""
                with recursive part as (
                    select :person::uuid as id
                    union
                    select merge.merged from members.merge join part on merge.survivor = part.id where undone_at is null)
                select id from part
                """)
                .param("person", person.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
    }

    void say(MemberId one, MemberId other, Merge.By by, Instant at) {
        jdbc.sql("""
                insert into members.different (one, other, actor, actor_name, said_at)
                values (least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :actor, :name, :at)
                on conflict do nothing
                """)
                .param("one", one.value())
                .param("other", other.value())
                .param("actor", by.actor())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    /// Nobody is asked about them again.
    void withdrawQuestion(MemberId one, MemberId other) {
        jdbc.sql("""
                delete from members.possible_duplicate
                where one = least(:one::uuid, :other::uuid) and other = greatest(:one::uuid, :other::uuid)
                """).param("one", one.value()).param("other", other.value()).update();
    }

    /// Takes back that they, or records merged into theirs, are not the same.
    void takeBack(MemberId one, MemberId other) {
        jdbc.sql("""
                delete from members.different where one = any (:mine) and other = any (:theirs)
                    or one = any (:theirs) and other = any (:mine)
                """)
                .param("mine", everyIdOf(one))
                .param("theirs", everyIdOf(other))
                .update();
    }

    /// Whether somebody said of these two, or of records merged into theirs, that they are not the same person.
    boolean are(MemberId one, MemberId other) {
        return jdbc.sql("""
                select exists (select from members.different where one = any (:mine) and other = any (:theirs)
                    or one = any (:theirs) and other = any (:mine))
                """)
                .param("mine", everyIdOf(one))
                .param("theirs", everyIdOf(other))
                .query(Boolean.class)
                .single();
    }

    Set<Differences.Couple> all() {
        List<Differences.Couple> said = jdbc.sql("select one, other from members.different")
                .query((row, n) -> Differences.Couple.of(
                        new MemberId(row.getObject(1, UUID.class)), new MemberId(row.getObject(2, UUID.class))))
                .list();
        Map<MemberId, MemberId> into = new HashMap<>();
        if (!said.isEmpty()) {
            jdbc.sql("select merged, survivor from members.merge where undone_at is null")
                    .query((row, n) -> into.put(
                            new MemberId(row.getObject(1, UUID.class)), new MemberId(row.getObject(2, UUID.class))))
                    .list();
        }
        return said.stream()
                .map(couple -> Differences.Couple.of(standing(couple.one(), into), standing(couple.other(), into)))
                .collect(Collectors.toSet());
    }

    private static MemberId standing(MemberId id, Map<MemberId, MemberId> into) {
        MemberId now = id;
        MemberId next = into.get(now);
        while (next != null) {
            now = next;
            next = into.get(now);
        }
        return now;
    }
}
