package org.tongchuang.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.notices.Unread;
import org.tongchuang.shared.recall.Recall;

/// How many messages somebody has not read yet: on every page, and so not asked of the database on every page.
@Component
public class Bell implements Unread {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MANY = 100;

    private final JdbcClient jdbc;
    private final Recall<UUID, Integer> counted;

    Bell(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.counted = new Recall<>(FRESH, clock, this::count);
    }

    @Override
    public int of(Actor actor) {
        int unread = 0;
        for (UUID known : actor.known()) {
            unread += counted.of(known);
        }
        return Math.min(unread, MANY);
    }

    /// Something came in for them, or was read.
    public void changed(UUID person) {
        counted.forget(person);
    }

    private Integer count(UUID person) {
        return jdbc.sql("""
                select count(*) from (
                    select 1 from notifications.inbox_entry where to_id = :me and read_at is null limit :many) unread
                """)
                .param("me", person)
                .param("many", MANY)
                .query(Integer.class)
                .single();
    }
}
