package org.tongchuang.privacy.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;

/// All copies that were asked for.
@Repository
class DataCopies {

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;

    DataCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One after the other, for each person.
    void oneAtATime(MemberId member) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:member, 4))")
                .param("member", member.toString())
                .query((row, n) -> 0)
                .single();
    }

    void add(DataCopy copy) {
        jdbc.sql("""
                insert into privacy.data_copy (id, member_id, state, language, asked_at)
                values (:id, :member, :state, :language, :at)
                """)
                .param("id", copy.id())
                .param("member", copy.member().value())
                .param("state", copy.state().name())
                .param("language", copy.language().toLanguageTag())
                .param("at", Timestamp.from(copy.askedAt()))
                .update();
    }

    /// Newest first.
    List<DataCopy> of(MemberId member) {
        return jdbc.sql("""
                select * from privacy.data_copy where member_id = :member order by asked_at desc, id desc limit :most
                """)
                .param("member", member.value())
                .param("most", SHOWN)
                .query(this::read)
                .list();
    }

    Optional<DataCopy> find(MemberId member, UUID id) {
        return jdbc.sql("select * from privacy.data_copy where id = :id and member_id = :member")
                .param("id", id)
                .param("member", member.value())
                .query(this::read)
                .optional();
    }

    List<DataCopy> waiting(int most) {
        return jdbc.sql("select * from privacy.data_copy where state = 'WAITING' order by asked_at limit :most")
                .param("most", most)
                .query(this::read)
                .list();
    }

    List<UUID> past(Instant now, int most) {
        return jdbc.sql("""
                select id from privacy.data_copy where state = 'READY' and until <= :now order by asked_at limit :most
                """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    List<UUID> filesOf(MemberId member) {
        return jdbc.sql("select id from privacy.data_copy where member_id = :member")
                .param("member", member.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    void tried(UUID id) {
        jdbc.sql("update privacy.data_copy set tries = tries + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /// @return whether it was still waited for
    boolean ready(UUID id, Instant now, long bytes) {
        return jdbc.sql("""
                        update privacy.data_copy set state = 'READY', ready_at = :now, until = :until, bytes = :bytes
                        where id = :id and state = 'WAITING'
                        """)
                        .param("now", Timestamp.from(now))
                        .param("until", Timestamp.from(now.plus(DataCopy.LASTS)))
                        .param("bytes", bytes)
                        .param("id", id)
                        .update()
                == 1;
    }

    void end(UUID id, DataCopy.State state) {
        jdbc.sql("update privacy.data_copy set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    private DataCopy read(ResultSet row, int n) throws SQLException {
        return new DataCopy(
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                DataCopy.State.valueOf(row.getString("state")),
                Locale.forLanguageTag(row.getString("language")),
                row.getTimestamp("asked_at").toInstant(),
                row.getInt("tries"),
                instant(row.getTimestamp("ready_at")),
                instant(row.getTimestamp("until")),
                row.getObject("bytes", Long.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
