package org.tongchuang.members.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Searches that found nobody: what the office's people look for and the records don't hold.
@Repository
class NothingFound {

    private static final int LONGEST = 80;

    private final JdbcClient jdbc;
    private final Clock clock;

    NothingFound(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(String typed) {
        jdbc.sql("""
                insert into members.nothing_found as n (typed, times, last_at) values (:typed, 1, :now)
                on conflict (typed) do update set times = n.times + 1, last_at = excluded.last_at
                """)
                .param("typed", DirectoryQuery.plain(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// The most frequent of the last months first.
    List<Entry> frequent(int atMost) {
        return jdbc.sql("""
                select typed, times, last_at from members.nothing_found order by times desc, last_at desc limit :most
                """)
                .param("most", atMost)
                .query((row, n) -> new Entry(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    void forget(String typed) {
        jdbc.sql("delete from members.nothing_found where typed = :typed")
                .param("typed", DirectoryQuery.plain(typed))
                .update();
    }

    public record Entry(String typed, long times, Instant lastAt) {}
}
