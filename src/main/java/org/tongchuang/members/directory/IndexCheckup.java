package org.tongchuang.members.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Checkup;

/// Whether the search index holds what the database holds: every record, in its latest state, and nobody else.
@Component
class IndexCheckup implements Checkup {

    private final DirectoryIndex directory;
    private final JdbcTemplate jdbc;

    IndexCheckup(DirectoryIndex directory, JdbcTemplate jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "search index";
    }

    @Override
    public List<Finding> run() {
        Map<UUID, Long> indexed = new HashMap<>();
        AtomicLong twice = new AtomicLong();
        directory.index().eachVersion((id, version) -> {
            if (indexed.put(UUID.fromString(id), version) != null) {
                twice.incrementAndGet();
            }
        });
        long people = indexed.size();
        AtomicLong missing = new AtomicLong();
        AtomicLong stale = new AtomicLong();
        jdbc.query("select id, version from members.member", row -> {
            Long version = indexed.remove(row.getObject(1, UUID.class));
            if (version == null) {
                missing.incrementAndGet();
            } else if (version != row.getLong(2)) {
                stale.incrementAndGet();
            }
        });
        if (missing.get() + stale.get() + indexed.size() + twice.get() == 0) {
            return List.of(Finding.ok("agrees with the database on all " + people + " people"));
        }
        return List.of(Finding.wrong("differs from the database: " + missing + " missing, " + stale + " out of date, "
                + indexed.size() + " gone but still there, " + twice + " there twice; a rebuild mends it"));
    }
}
