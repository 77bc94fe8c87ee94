package org.tongchuang.members.kept;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.MemberId;

/// The ids under which a person may stand in our tables: their own and those of the records merged into it. That is why
/// nothing here has to move in a merge: an old id leads to the one who has it now.
@Component
class EveryId {

    private final JdbcClient jdbc;

    EveryId(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID[] of(MemberId person) {
        return jdbc.sql("""
                with recursive part as (
                    select :person::uuid as id
                    union
                    select merge.merged from members.merge join part on merge.survivor = part.id where undone_at is null)
                select id from part
                """)
                .param("person", person.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
    }
}
