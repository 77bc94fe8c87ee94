package org.tongchuang.members.card.benefits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All benefits; a university has some dozens.
@Repository
public class Benefits {

    private static final int AT_MOST = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Benefits(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Those given now or later, oldest first.
    public List<Benefit> current() {
        return jdbc.sql("select * from members.benefit where archived_at is null order by made_at, id limit :most")
                .param("most", AT_MOST)
                .query(this::read)
                .list();
    }

    /// Those given no more too, latest last.
    List<Benefit> all() {
        return jdbc.sql("select * from members.benefit order by archived_at is not null, made_at, id limit :most")
                .param("most", AT_MOST)
                .query(this::read)
                .list();
    }

    public Optional<Benefit> find(UUID id) {
        return jdbc.sql("select * from members.benefit where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Adds it unless one of its id is there.
    void add(UUID id, Benefit.Content content, Instant now) {
        jdbc.sql("""
                insert into members.benefit (id, version, content, made_at) values (:id, 1, :content::jsonb, :at)
                on conflict do nothing
                """)
                .param("id", id)
                .param("content", json.writeValueAsString(content))
                .param("at", Timestamp.from(now))
                .update();
    }

    /// @throws OptimisticLockingFailureException when somebody else changed it first
    void change(UUID id, long version, Benefit.Content content) {
        int changed = jdbc.sql("""
                update members.benefit set content = :content::jsonb, version = version + 1
                where id = :id and version = :version
                """)
                .param("id", id)
                .param("version", version)
                .param("content", json.writeValueAsString(content))
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("somebody else changed the benefit first");
        }
    }

    void archive(UUID id, boolean archived, Instant now) {
        jdbc.sql(
                        "update members.benefit set archived_at = case when :archived then :at::timestamptz end where id = :id")
                .param("id", id)
                .param("archived", archived)
                .param("at", Timestamp.from(now))
                .update();
    }

    private Benefit read(ResultSet row, int n) throws SQLException {
        Timestamp archived = row.getTimestamp("archived_at");
        return new Benefit(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                json.readValue(row.getString("content"), Benefit.Content.class),
                row.getTimestamp("made_at").toInstant(),
                archived == null ? null : archived.toInstant());
    }
}
