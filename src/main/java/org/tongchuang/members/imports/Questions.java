package org.tongchuang.members.imports;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.members.imports.taking.Taking;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Ids;

/// What an import leaves for people to decide on: values against somebody's own word, and people who may be one.
@Repository
class Questions {

    private final JdbcTemplate jdbc;
    private final Vault vault;

    Questions(DataSource database, Vault vault) {
        this.jdbc = new JdbcTemplate(database);
        this.vault = vault;
    }

    void offer(RosterImport running, List<Taking.Offer> offers, Instant now) {
        jdbc.batchUpdate("""
                insert into members.offer (id, member_id, path, sealed, source, batch, offered_at)
                values (?, ?, ?, ?, 'ROSTER', ?, ?)
                on conflict (member_id, path) do update set sealed = excluded.sealed, batch = excluded.batch,
                    offered_at = excluded.offered_at
                """, offers, 500, (row, offer) -> {
            row.setObject(1, Ids.next());
            row.setObject(2, offer.member().value());
            row.setString(3, offer.path());
            row.setBytes(
                    4,
                    vault.seal(
                            Purpose.ROSTER,
                            offer.member().value(),
                            offer.value().getBytes(StandardCharsets.UTF_8)));
            row.setObject(5, running.id());
            row.setTimestamp(6, Timestamp.from(now));
        });
    }

    void resemble(RosterImport running, List<Taking.Resemblance> resemblances) {
        jdbc.batchUpdate("""
                insert into members.possible_duplicate (one, other, why, batch)
                values (least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?, ?) on conflict do nothing
                """, resemblances, 500, (row, pair) -> {
            row.setObject(1, pair.one().value());
            row.setObject(2, pair.other().value());
            row.setObject(3, pair.one().value());
            row.setObject(4, pair.other().value());
            row.setString(5, pair.why());
            row.setObject(6, running.id());
        });
    }
}
