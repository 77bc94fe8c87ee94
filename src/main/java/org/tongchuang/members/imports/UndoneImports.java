package org.tongchuang.members.imports;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.members.merges.Undone;

/// Tells which imports count no more.
@Component
class UndoneImports implements Undone {

    private final JdbcClient jdbc;

    UndoneImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> batches() {
        return new HashSet<>(jdbc.sql("select id from members.roster_import where state in ('UNDOING', 'UNDONE')")
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }
}
