package org.tongchuang.members.stilltrue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;

/// Who was asked when, and how far the round has come.
@Repository
class Asked {

    private final JdbcClient jdbc;

    Asked(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<MemberId, Instant> among(Collection<MemberId> members) {
        Map<MemberId, Instant> asked = new HashMap<>();
        jdbc.sql("select member_id, asked_at from members.still_true where member_id = any (:members)")
                .param("members", members.stream().map(MemberId::value).toArray(java.util.UUID[]::new))
                .query(row -> {
                    asked.put(
                            new MemberId(row.getObject(1, java.util.UUID.class)),
                            row.getTimestamp(2).toInstant());
                });
        return asked;
    }

    void note(MemberId member, Instant at) {
        jdbc.sql("""
                insert into members.still_true (member_id, asked_at) values (:member, :at)
                on conflict (member_id) do update set asked_at = excluded.asked_at
                """)
                .param("member", member.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void forget(MemberId member) {
        jdbc.sql("delete from members.still_true where member_id = :member")
                .param("member", member.value())
                .update();
    }

    /// @param ended when the round last got to the end; null when it never did
    record Place(MemberId after, @Nullable Instant ended) {}

    /// Held until the transaction ends.
    Place place() {
        return jdbc.sql("select after, ended_at from members.still_true_round for update")
                .query((row, n) -> {
                    Timestamp ended = row.getTimestamp(2);
                    return new Place(
                            new MemberId(row.getObject(1, java.util.UUID.class)),
                            ended == null ? null : ended.toInstant());
                })
                .single();
    }

    void move(MemberId after) {
        jdbc.sql("update members.still_true_round set after = :after")
                .param("after", after.value())
                .update();
    }

    void ended(Instant at) {
        jdbc.sql("""
                update members.still_true_round
                set after = '00000000-0000-0000-0000-000000000000', ended_at = :at
                """).param("at", Timestamp.from(at)).update();
    }
}
