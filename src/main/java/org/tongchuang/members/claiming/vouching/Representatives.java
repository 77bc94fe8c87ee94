package org.tongchuang.members.claiming.vouching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// Who speaks for which class, as the office keeps it.
@Repository
class Representatives {

    private final JdbcClient jdbc;

    Representatives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param namedBy who of the office named them
    record Representative(UUID id, MemberId member, String school, String className, Instant since, String namedBy) {}

    /// By school and class, at most `size`, after the one of this id.
    ///
    /// @param typed part of the name of a school or class; empty for all
    List<Representative> list(String typed, @Nullable UUID after, int size) {
        return jdbc.sql("""
                select r.* from members.class_representative r
                left join members.class_representative l on l.id = :after
                where (l.id is null or (r.school, r.class_name, r.id) > (l.school, l.class_name, l.id))
                    and (:typed = '' or strpos(lower(r.school || ' ' || r.class_name), lower(:typed)) > 0)
                order by r.school, r.class_name, r.id limit :size
                """)
                .param("after", after, java.sql.Types.OTHER)
                .param("typed", typed)
                .param("size", size)
                .query(Representatives::read)
                .list();
    }

    List<Representative> of(MemberId member) {
        return jdbc.sql(
                        "select * from members.class_representative where member_id = :member order by school, class_name")
                .param("member", member.value())
                .query(Representatives::read)
                .list();
    }

    Optional<Representative> find(UUID id) {
        return jdbc.sql("select * from members.class_representative where id = :id")
                .param("id", id)
                .query(Representatives::read)
                .optional();
    }

    boolean speaksFor(MemberId member, String school, String className) {
        return jdbc.sql("""
                select exists (select from members.class_representative
                    where member_id = :member and school = :school and class_name = :class)
                """)
                .param("member", member.value())
                .param("school", school)
                .param("class", className)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /// Naming somebody again changes nothing.
    ///
    /// @return whether they were not named before
    boolean add(MemberId member, String school, String className, String by, Instant now) {
        return jdbc.sql("""
                        insert into members.class_representative (id, member_id, school, class_name, since, named_by)
                        values (:id, :member, :school, :class, :now, :by) on conflict do nothing
                        """)
                        .param("id", Ids.next())
                        .param("member", member.value())
                        .param("school", school)
                        .param("class", className)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    void remove(UUID id) {
        jdbc.sql("delete from members.class_representative where id = :id")
                .param("id", id)
                .update();
    }

    private static Representative read(ResultSet row, int n) throws SQLException {
        return new Representative(
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getString("school"),
                row.getString("class_name"),
                row.getTimestamp("since").toInstant(),
                row.getString("named_by"));
    }
}
