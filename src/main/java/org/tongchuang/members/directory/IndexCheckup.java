package org.tongchuang.members.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchEngine;
import org.tongchuang.shared.Checkup;

/// Whether the search index holds what the database holds: every record, in its latest state, and nobody else.
@Component
class IndexCheckup implements Checkup {

    private final SearchEngine engine;
    private final JdbcTemplate jdbc;

    IndexCheckup(SearchEngine engine, JdbcTemplate jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "search index";
    }

    /// Looks at the last commit, which a running program renews every few seconds, and leaves out who changed since.
    @Override
    public List<Finding> run() {
        Map<UUID, Long> indexed = new HashMap<>();
        AtomicLong twice = new AtomicLong();
        Optional<String> mark = engine.look(DirectoryIndex.NAME, (id, version) -> {
            if (indexed.put(UUID.fromString(id), version) != null) {
                twice.incrementAndGet();
            }
        });
        if (mark.isEmpty()) {
            return List.of(Finding.warning("there is none yet; the next start builds it"));
        }
        long people = indexed.size();
        AtomicLong missing = new AtomicLong();
        AtomicLong stale = new AtomicLong();
        jdbc.query(
                "select id, version, changed_tx < ?::xid8 from members.member",
                row -> {
                    Long version = indexed.remove(row.getObject(1, UUID.class));
                    if (row.getBoolean(3)) {
                        (version == null ? missing : version != row.getLong(2) ? stale : new AtomicLong())
                                .incrementAndGet();
                    }
                },
                mark.get().isEmpty() ? "0" : mark.get());
        removedSince(mark.get(), indexed);
        if (missing.get() + stale.get() + indexed.size() + twice.get() == 0) {
            return List.of(Finding.ok("agrees with the database on all " + people + " people"));
        }
        return List.of(Finding.wrong("differs from the database: " + missing + " missing, " + stale + " out of date, "
                + indexed.size() + " gone but still there, " + twice + " there twice; a rebuild mends it"));
    }

    private void removedSince(String mark, Map<UUID, Long> indexed) {
        jdbc.query(
                "select id from members.member_gone where changed_tx >= ?::xid8",
                row -> {
                    indexed.remove(row.getObject(1, UUID.class));
                },
                mark.isEmpty() ? "0" : mark);
    }
}
