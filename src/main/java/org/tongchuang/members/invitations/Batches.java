package org.tongchuang.members.invitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.members.invitations.Batch.Outcome;
import org.tongchuang.members.invitations.Batch.State;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The occasions, and who is yet to be invited on them.
@Repository
class Batches {

    private static final TypeReference<EnumMap<Outcome, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Batches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Adds it unless one of its id is there.
    boolean add(Batch batch) {
        return jdbc.sql("""
                        insert into members.invitation_batch
                            (id, way, asked, reach, greeting, state, total, made_by, made_by_name, made_at)
                        values (:id, :way, :asked, :reach::jsonb, :greeting, :state, :total, :by, :name, :at)
                        on conflict do nothing
                        """)
                        .param("id", batch.id())
                        .param("way", batch.way().name())
                        .param("asked", batch.asked())
                        .param("reach", json.writeValueAsString(batch.reach()))
                        .param("greeting", batch.greeting())
                        .param("state", batch.state().name())
                        .param("total", batch.total())
                        .param("by", batch.madeBy())
                        .param("name", batch.madeByName())
                        .param("at", Timestamp.from(batch.madeAt()))
                        .update()
                == 1;
    }

    Optional<Batch> find(UUID id) {
        return jdbc.sql("select * from members.invitation_batch where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Newest first.
    ///
    /// @param by whose; null for everybody's
    List<Batch> list(@Nullable Batch after, @Nullable UUID by, int size) {
        return jdbc.sql("""
                select * from members.invitation_batch
                where (made_at, id) < (:at, :id) and (:by::uuid is null or made_by = :by) order by made_at desc, id desc limit :size
                """)
                .param("at", Timestamp.from(after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.madeAt()))
                .param("id", after == null ? new UUID(-1, -1) : after.id())
                .param("by", by, java.sql.Types.OTHER)
                .param("size", size)
                .query(this::read)
                .list();
    }

    /// The oldest that has work left.
    Optional<UUID> next() {
        return jdbc.sql("""
                select id from members.invitation_batch where state in ('COLLECTING', 'RUNNING')
                order by made_at, id limit 1
                """).query(UUID.class).optional();
    }

    /// Until the transaction ends, nobody else moves it.
    Optional<Batch> hold(UUID id) {
        return jdbc.sql("select * from members.invitation_batch where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    void pick(UUID batch, Collection<MemberId> members) {
        jdbc.sql("""
                insert into members.invitation_pick (batch_id, member_id)
                select :batch, unnest(cast(:members as uuid[])) on conflict do nothing
                """)
                .param("batch", batch)
                .param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
                .update();
    }

    /// Takes the next few off the list of who is yet to be invited.
    List<MemberId> take(UUID batch, int atMost) {
        return jdbc.sql("""
                delete from members.invitation_pick where batch_id = :batch and member_id in (
                    select member_id from members.invitation_pick where batch_id = :batch order by member_id limit :most)
                returning member_id
                """)
                .param("batch", batch)
                .param("most", atMost)
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .list();
    }

    void forget(UUID batch) {
        jdbc.sql("delete from members.invitation_pick where batch_id = :batch")
                .param("batch", batch)
                .update();
    }

    long picked(UUID batch) {
        return jdbc.sql("select count(*) from members.invitation_pick where batch_id = :batch")
                .param("batch", batch)
                .query(Long.class)
                .single();
    }

    /// Writes down how far it is.
    void move(UUID id, State state, long total, Map<Outcome, Long> counts, @Nullable Instant done) {
        jdbc.sql("""
                update members.invitation_batch
                set state = :state, total = :total, counts = :counts::jsonb, done_at = :done where id = :id
                """)
                .param("state", state.name())
                .param("total", total)
                .param("counts", json.writeValueAsString(counts))
                .param("done", done == null ? null : Timestamp.from(done))
                .param("id", id)
                .update();
    }

    private Batch read(ResultSet row, int n) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        return new Batch(
                row.getObject("id", UUID.class),
                Invitation.Way.valueOf(row.getString("way")),
                row.getString("asked"),
                json.readValue(row.getString("reach"), Reach.class),
                row.getString("greeting"),
                State.valueOf(row.getString("state")),
                row.getLong("total"),
                json.readValue(row.getString("counts"), COUNTS),
                row.getObject("made_by", UUID.class),
                row.getString("made_by_name"),
                row.getTimestamp("made_at").toInstant(),
                done == null ? null : done.toInstant());
    }
}
