package org.tongchuang.privacy.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;

/// All renewals, those that are over too. Rests are measured by the database's clock, which the nodes share.
@Repository
class Rotations {

    private static final String SELECT = """
            select id, subject, state, actor, actor_name, begun_at, finished_at, total, done, place, block, met, stuck,
                rests_until
            from privacy.rotation
            """;

    private final JdbcClient jdbc;

    Rotations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(String subject, Rotation.Stage stage, Actor actor) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into privacy.rotation (id, subject, state, actor, actor_name)
                values (:id, :subject, :state, :actor, :name)
                """)
                .param("id", id)
                .param("subject", subject)
                .param("state", stage.name())
                .param("actor", actor.id())
                .param("name", actor.name())
                .update();
        return id;
    }

    /// Those under way, the eldest first.
    List<Rotation> open() {
        return jdbc.sql(SELECT + " where finished_at is null order by begun_at")
                .query(Rotations::read)
                .list();
    }

    Optional<Rotation> open(String subject) {
        return open().stream()
                .filter(rotation -> rotation.subject().equals(subject))
                .findFirst();
    }

    Rotation get(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Rotations::read)
                .single();
    }

    /// The last one of each subject.
    Map<String, Rotation> latest() {
        Map<String, Rotation> latest = new LinkedHashMap<>();
        jdbc.sql("select distinct on (subject) * from privacy.rotation order by subject, begun_at desc")
                .query(Rotations::read)
                .list()
                .forEach(rotation -> latest.put(rotation.subject(), rotation));
        return latest;
    }

    void save(Rotation rotation) {
        jdbc.sql("""
                update privacy.rotation set total = :total, done = :done, place = :place, block = :block, met = :met,
                    stuck = :stuck
                where id = :id
                """)
                .param("total", rotation.total(), java.sql.Types.BIGINT)
                .param("done", rotation.done())
                .param("place", rotation.place(), java.sql.Types.VARCHAR)
                .param("block", rotation.block())
                .param("met", rotation.met())
                .param("stuck", rotation.stuck())
                .param("id", rotation.id())
                .update();
    }

    /// Goes on to another stage, from its beginning, after a rest.
    ///
    /// @param rest how long nodes and transactions are given; zero for those that need none
    void move(Rotation rotation, Rotation.Stage stage, Duration rest) {
        jdbc.sql("""
                update privacy.rotation set state = :state, place = null, block = 0, met = 0,
                    rests_until = case when :millis > 0 then now() + :millis * interval '1 millisecond' end,
                    rests_for = null
                where id = :id
                """)
                .param("state", stage.name())
                .param("millis", rest.toMillis())
                .param("id", rotation.id())
                .update();
    }

    /// Whether the time is over, and every transaction that was writing when it ended.
    boolean hasRested(Rotation rotation) {
        jdbc.sql("""
                update privacy.rotation set rests_for = pg_snapshot_xmax(pg_current_snapshot())
                where id = :id and rests_until <= now() and rests_for is null
                """).param("id", rotation.id()).update();
        return jdbc.sql("""
                select rests_until is null or coalesce(pg_snapshot_xmin(pg_current_snapshot()) >= rests_for, false)
                from privacy.rotation where id = :id
                """).param("id", rotation.id()).query(Boolean.class).single();
    }

    /// @param stuck values that stay under the older key
    void finish(Rotation rotation, long stuck) {
        jdbc.sql("""
                update privacy.rotation set state = 'DONE', finished_at = now(), rests_until = null, stuck = :stuck
                where id = :id
                """).param("stuck", stuck).param("id", rotation.id()).update();
    }

    private static Rotation read(ResultSet row, int n) throws SQLException {
        long total = row.getLong("total");
        boolean uncounted = row.wasNull();
        return new Rotation(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                Rotation.Stage.valueOf(row.getString("state")),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getTimestamp("begun_at").toInstant(),
                moment(row, "finished_at"),
                uncounted ? null : Long.valueOf(total),
                row.getLong("done"),
                row.getString("place"),
                row.getLong("block"),
                row.getLong("met"),
                row.getLong("stuck"),
                moment(row, "rests_until"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
