package org.tongchuang.members.claiming.vouching;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    record Representative(UUID id, MemberId member, String school, String className, Instant since, String namedBy) {}

    List<Representative> all(int atMost) {
        return jdbc.sql("""
                select id, member_id, school, class_name, since, named_by from members.class_representative
                order by school, class_name, id limit :most
                """)
                .param("most", atMost)
                .query((row, n) -> new Representative(
                        row.getObject(1, UUID.class),
                        new MemberId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6)))
                .list();
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
    void add(MemberId member, String school, String className, String by, Instant now) {
        jdbc.sql("""
                insert into members.class_representative (id, member_id, school, class_name, since, named_by)
                values (:id, :member, :school, :class, :now, :by) on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("member", member.value())
                .param("school", school)
                .param("class", className)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from members.class_representative where id = :id")
                .param("id", id)
                .update();
    }
}
