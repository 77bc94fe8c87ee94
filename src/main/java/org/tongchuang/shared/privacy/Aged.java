package org.tongchuang.shared.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A rule about the rows of one table, told apart by a moment.
///
/// @param table with its schema, of the room that declares it
/// @param key the column by which a row is named
/// @param due which rows are due, as a condition in which `:before` stands for the moment
public record Aged(JdbcClient jdbc, String id, Days days, String table, String key, String due)
        implements RetentionRule {

    @Override
    public long count(Instant before) {
        return jdbc.sql("select count(*) from " + table + " as kept where " + due)
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    @Override
    public int remove(Instant before, int most) {
        return jdbc.sql("delete from " + table + " where " + key + " in (select kept." + key + " from " + table
                        + " as kept where " + due + " limit :most)")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }
}
