package org.tongchuang.privacy.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import tools.jackson.databind.json.JsonMapper;

/// All wishes to be erased.
@Repository
class Erasures {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    Erasures(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /// @return false when one of theirs stands already
    boolean add(Erasure erasure) {
        return jdbc.sql("""
                        insert into privacy.erasure (id, member_id, state, asked_at, due_at, changed_at, person)
                        values (:id, :member, :state, :asked, :due, :asked, :person)
                        on conflict (member_id) where state in ('WAITING', 'RUNNING') do nothing
                        """)
                        .param("id", erasure.id())
                        .param("member", erasure.member().value())
                        .param("state", erasure.state().name())
                        .param("asked", Timestamp.from(erasure.asked()))
                        .param("due", Timestamp.from(erasure.due()))
                        .param("person", sealed(erasure.id(), erasure.person()), Types.BINARY)
                        .update()
                == 1;
    }

    Optional<Erasure> find(UUID id) {
        return jdbc.sql("select * from privacy.erasure where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// The same, and nobody else changes it until the transaction ends.
    Optional<Erasure> hold(UUID id) {
        return jdbc.sql("select * from privacy.erasure where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<Erasure> latest(MemberId member) {
        return jdbc.sql(
                        "select * from privacy.erasure where member_id = :member order by asked_at desc, id desc limit 1")
                .param("member", member.value())
                .query(this::read)
                .optional();
    }

    /// The latest first, those that stand before all others.
    List<Erasure> page(@Nullable UUID after, int size) {
        return jdbc.sql("""
                select * from privacy.erasure e where (:after::uuid is null or (e.asked_at, e.id) < (
                    select asked_at, id from privacy.erasure where id = :after))
                order by e.asked_at desc, e.id desc limit :size
                """)
                .param("after", after, Types.OTHER)
                .param("size", size)
                .query(this::read)
                .list();
    }

    List<UUID> due(Instant now, int most) {
        return jdbc.sql("""
                select id from privacy.erasure
                where state = 'RUNNING' or state = 'WAITING' and due_at <= :now order by due_at limit :most
                """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    void state(UUID id, Erasure.State state, Instant now, Erasure.@Nullable Person person) {
        jdbc.sql("update privacy.erasure set state = :state, changed_at = :now, person = :person where id = :id")
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .param("person", sealed(id, person), Types.BINARY)
                .param("id", id)
                .update();
    }

    void refuse(UUID id, String reason, String by, Instant now) {
        jdbc.sql("""
                update privacy.erasure set state = 'REFUSED', reason = :reason, decided_by = :by, changed_at = :now
                where id = :id
                """)
                .param("reason", reason)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    Set<String> stepsDone(UUID id) {
        return new HashSet<>(jdbc.sql("select part from privacy.erasure_step where erasure_id = :id")
                .param("id", id)
                .query(String.class)
                .list());
    }

    void stepDone(UUID id, String part, Instant now) {
        jdbc.sql("""
                insert into privacy.erasure_step (erasure_id, part, done_at) values (:id, :part, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("part", part)
                .param("now", Timestamp.from(now))
                .update();
    }

    void finish(Erasure erasure, Erasure.Report report, Instant now) {
        jdbc.sql("""
                update privacy.erasure set state = 'DONE', person = null, report = :report::jsonb, changed_at = :now
                where id = :id
                """)
                .param("report", json.writeValueAsString(report))
                .param("now", Timestamp.from(now))
                .param("id", erasure.id())
                .update();
    }

    /// From here on they are erased, whatever a backup says.
    void erased(Collection<MemberId> ids, Instant now) {
        for (MemberId id : ids) {
            jdbc.sql("insert into privacy.erased (member_id, at) values (:member, :now) on conflict do nothing")
                    .param("member", id.value())
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }

    /// Everybody who was ever erased.
    Set<UUID> erased() {
        return new HashSet<>(jdbc.sql("select member_id from privacy.erased")
                .query(UUID.class)
                .list());
    }

    private byte @Nullable [] sealed(UUID id, Erasure.@Nullable Person person) {
        return person == null ? null : vault.seal(Purpose.MESSAGES, id, json.writeValueAsBytes(person));
    }

    private Erasure read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] person = row.getBytes("person");
        String report = row.getString("report");
        return new Erasure(
                id,
                new MemberId(row.getObject("member_id", UUID.class)),
                Erasure.State.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                person == null ? null : json.readValue(vault.open(Purpose.MESSAGES, id, person), Erasure.Person.class),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                Objects.requireNonNullElse(row.getString("decided_by"), ""),
                report == null ? null : json.readValue(report, Erasure.Report.class));
    }
}
