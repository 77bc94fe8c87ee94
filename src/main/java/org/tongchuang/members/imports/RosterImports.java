package org.tongchuang.members.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.imports.taking.Outcome;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Times;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All roster imports, their state and their counts.
@Repository
class RosterImports {

    private static final TypeReference<LinkedHashMap<String, String>> MAPPING = new TypeReference<>() {};
    private static final TypeReference<List<String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RosterImports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Adds an import; when the actor already sent one under this key, that one's id comes back instead.
    ///
    /// @param told called in the same transaction when it was added
    @Transactional
    UUID add(RosterImport made, @Nullable String idempotencyKey, Runnable told) {
        boolean added = jdbc.sql("""
                insert into members.roster_import (id, file_name, bytes, actor, actor_name, reach, state, dry_run, mapping,
                    headers, format, encoding, separator, sheet, header_row, uploaded_at, idempotency_key)
                values (:id, :file, :bytes, :actor, :name, :reach::jsonb, :state, :dry, :mapping::jsonb, :headers::jsonb, :format,
                    :encoding, :separator, :sheet, :header, :at, :key)
                on conflict (actor, idempotency_key) do nothing
                """)
                        .param("id", made.id())
                        .param("file", made.fileName())
                        .param("bytes", made.bytes())
                        .param("actor", made.actor())
                        .param("name", made.actorName())
                        .param("reach", json.writeValueAsString(made.reach()))
                        .param("state", made.state().name())
                        .param("dry", made.dryRun())
                        .param("mapping", json.writeValueAsString(made.mapping()))
                        .param("headers", json.writeValueAsString(made.headers()))
                        .param("format", made.format())
                        .param("encoding", made.encoding())
                        .param("separator", made.separator())
                        .param("sheet", made.sheet())
                        .param("header", made.headerRow())
                        .param("at", Timestamp.from(made.uploadedAt()))
                        .param("key", idempotencyKey)
                        .update()
                == 1;
        if (added) {
            told.run();
        }
        return added
                ? made.id()
                : jdbc.sql("select id from members.roster_import where actor = :actor and idempotency_key = :key")
                        .param("actor", made.actor())
                        .param("key", idempotencyKey)
                        .query(UUID.class)
                        .single();
    }

    Optional<RosterImport> find(UUID id) {
        return jdbc.sql("select * from members.roster_import where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Latest first, older than `before`.
    ///
    /// @param by whose; null for everybody's
    List<RosterImport> latest(Instant before, @Nullable UUID by, int size) {
        return jdbc.sql("""
                select * from members.roster_import where uploaded_at < :before and (:by::uuid is null or actor = :by) order by uploaded_at desc limit :size
                """)
                .param("before", Timestamp.from(Times.storable(before)))
                .param("by", by)
                .param("size", size)
                .query(this::read)
                .list();
    }

    /// The import whose turn it is: one that was interrupted first, else the oldest in the queue.
    Optional<RosterImport> next() {
        return jdbc.sql("""
                select * from members.roster_import where state in ('QUEUED', 'RUNNING', 'UNDOING')
                order by state = 'QUEUED', uploaded_at limit 1
                """).query(this::read).optional();
    }

    /// Puts an import into the queue, to be checked or taken in from its first row; whether it was in one of these
    /// states.
    @Transactional
    boolean queue(UUID id, boolean dryRun, ImportState... from) {
        keepCreated(id, from);
        boolean queued = jdbc.sql("""
                update members.roster_import set state = 'QUEUED', dry_run = :dry, last_row = 0, share = 0, rows = 0,
                    created = 0, updated = 0, unchanged = 0, rejected = 0, skipped = 0, problems = 0,
                    possible_duplicates = 0, offered = 0, undone = 0, cancel = false, failure = null, started_at = null,
                    finished_at = null
                where id = :id and state = any (:from) and file_gone_at is null
                """)
                        .param("id", id)
                        .param("dry", dryRun)
                        .param("from", names(from))
                        .update()
                == 1;
        if (queued) {
            jdbc.sql("delete from members.roster_row where import_id = ?")
                    .param(id)
                    .update();
        }
        return queued;
    }

    /// Whom the run before this one created, for the rows that tell of them are about to go.
    private void keepCreated(UUID id, ImportState... from) {
        jdbc.sql("""
                insert into members.roster_earlier (import_id, member_id)
                select row.import_id, row.member_id
                from members.roster_row row join members.roster_import import on import.id = row.import_id
                where import.id = :id and import.state = any (:from) and not import.dry_run
                    and row.outcome = :created and row.member_id is not null
                on conflict do nothing
                """)
                .param("id", id)
                .param("from", names(from))
                .param("created", Outcome.CREATED.ordinal())
                .update();
    }

    boolean move(UUID id, ImportState to, ImportState... from) {
        return jdbc.sql("update members.roster_import set state = :to where id = :id and state = any (:from)")
                        .param("id", id)
                        .param("to", to.name())
                        .param("from", names(from))
                        .update()
                == 1;
    }

    /// Whether it may begin, or go on: not when somebody cancelled it in that moment.
    boolean started(UUID id, Instant at) {
        return jdbc.sql("""
                update members.roster_import set state = 'RUNNING', started_at = coalesce(started_at, :at),
                    taken = taken or not dry_run
                where id = :id and state in ('QUEUED', 'RUNNING')
                """).param("id", id).param("at", Timestamp.from(at)).update() == 1;
    }

    /// @param told called in the same transaction
    @Transactional
    void finished(UUID id, ImportState state, @Nullable String failure, Instant at, Consumer<RosterImport> told) {
        jdbc.sql("""
                update members.roster_import set state = :state, failure = :failure, finished_at = :at,
                    share = case when :state = 'DONE' then 1 else share end
                where id = :id
                """)
                .param("id", id)
                .param("state", state.name())
                .param("failure", failure)
                .param("at", Timestamp.from(at))
                .update();
        find(id).ifPresent(told);
    }

    /// Notes how far the file was dealt with, in the transaction that dealt with it; whether the import may go on.
    /// Fails, and the transaction with it, when somebody else has dealt with these rows already.
    boolean progress(UUID id, long lastRow, double share, RosterImport.Counts more) {
        return !jdbc.sql("""
                update members.roster_import set last_row = :last, share = :share, rows = rows + :rows,
                    created = created + :created, updated = updated + :updated, unchanged = unchanged + :unchanged,
                    rejected = rejected + :rejected, skipped = skipped + :skipped, problems = problems + :problems,
                    possible_duplicates = possible_duplicates + :duplicates, offered = offered + :offered
                where id = :id and state = 'RUNNING' and last_row < :last returning cancel
                """)
                .param("id", id)
                .param("last", lastRow)
                .param("share", share)
                .param("rows", more.rows())
                .param("created", more.created())
                .param("updated", more.updated())
                .param("unchanged", more.unchanged())
                .param("rejected", more.rejected())
                .param("skipped", more.skipped())
                .param("problems", more.problems())
                .param("duplicates", more.possibleDuplicates())
                .param("offered", more.offered())
                .query(Boolean.class)
                .single();
    }

    void undone(UUID id, long people) {
        jdbc.sql("update members.roster_import set undone = undone + ? where id = ?")
                .params(people, id)
                .update();
    }

    void cancel(UUID id) {
        jdbc.sql("update members.roster_import set cancel = true where id = ?")
                .param(id)
                .update();
    }

    /// What its columns are from now on; not while it is being read.
    ///
    /// @param mapping with the columns left out as well, which the layout's own does not name
    void lay(UUID id, RosterLayout layout, Map<String, String> mapping) {
        jdbc.sql("""
                update members.roster_import set header_row = :row, headers = :headers::jsonb, mapping = :mapping::jsonb
                where id = :id and state not in ('QUEUED', 'RUNNING', 'UNDOING')
                """)
                .param("id", id)
                .param("row", layout.headerRow())
                .param("headers", json.writeValueAsString(layout.headers()))
                .param("mapping", json.writeValueAsString(mapping))
                .update();
    }

    private static String[] names(ImportState... states) {
        return java.util.Arrays.stream(states).map(Enum::name).toArray(String[]::new);
    }

    private RosterImport read(ResultSet row, int n) throws SQLException {
        return new RosterImport(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                json.readValue(row.getString("reach"), Reach.class),
                ImportState.valueOf(row.getString("state")),
                row.getBoolean("dry_run"),
                row.getBoolean("taken"),
                json.readValue(row.getString("mapping"), MAPPING),
                json.readValue(row.getString("headers"), HEADERS),
                row.getString("format"),
                row.getString("encoding"),
                row.getString("separator"),
                row.getString("sheet"),
                row.getLong("header_row"),
                row.getLong("last_row"),
                row.getDouble("share"),
                counts(row),
                row.getString("failure"),
                row.getTimestamp("uploaded_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")));
    }

    private static RosterImport.Counts counts(ResultSet row) throws SQLException {
        return new RosterImport.Counts(
                row.getLong("rows"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                row.getLong("skipped"),
                row.getLong("problems"),
                row.getLong("possible_duplicates"),
                row.getLong("offered"),
                row.getLong("undone"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
