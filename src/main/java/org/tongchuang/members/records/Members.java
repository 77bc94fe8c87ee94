package org.tongchuang.members.records;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.integrations.postgres.BulkRows;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// All records. A look-up on behalf of somebody starts from what they may see.
@Repository
public class Members {

    private static final int A_PAGE = 1_000;
    private static final String REVISIONS =
            "members.revision (member_id, seq, at, source, actor, actor_name, batch, changes, sealed)";

    private final JdbcTemplate jdbc;
    private final MemberRows rows;
    private final LookupKeys keys;
    private final ApplicationEventPublisher house;

    Members(DataSource database, MemberRows rows, LookupKeys keys, ApplicationEventPublisher house) {
        this.jdbc = new JdbcTemplate(database);
        this.rows = rows;
        this.keys = keys;
        this.house = house;
    }

    /// The record, if there is one that the actor may see.
    public Optional<Member> visibleTo(Actor actor, MemberId id) {
        return find(id).filter(member -> member.within(actor.reach()));
    }

    /// The record of this id, or the one it was merged into.
    public Optional<Member> find(MemberId id) {
        return all(List.of(id)).stream().findFirst().or(() -> mergedInto(id).flatMap(this::find));
    }

    private Optional<MemberId> mergedInto(MemberId id) {
        return jdbc
                .query(
                        "select survivor from members.merge where merged = ? and undone_at is null",
                        (row, n) -> new MemberId(row.getObject(1, UUID.class)),
                        id.value())
                .stream()
                .findFirst();
    }

    public List<Member> all(Collection<MemberId> ids) {
        return jdbc.query(
                "select " + MemberRows.COLUMNS + " from members.member where id = any (?)",
                statement -> statement.setArray(1, uuids(statement.getConnection(), ids)),
                (row, n) -> rows.read(row));
    }

    /// Keeps these records from being changed, merged or removed by anybody else until the transaction ends; those that
    /// are gone are left out. Always in one order, so that two who hold several never wait for each other.
    @Transactional
    public List<MemberId> hold(Collection<MemberId> ids) {
        return jdbc.query(
                "select id from members.member where id = any (?) order by id for update",
                statement -> statement.setArray(1, uuids(statement.getConnection(), ids)),
                (row, n) -> new MemberId(row.getObject(1, UUID.class)));
    }

    /// Who is found under each of these keys; keys that find nobody are left out.
    public Map<Long, List<MemberId>> byKeys(Collection<Long> wanted) {
        Map<Long, List<MemberId>> found = new HashMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        jdbc.query(
                "select key, member_id from members.lookup where key = any (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("bigint", wanted.toArray())),
                row -> {
                    found.computeIfAbsent(row.getLong(1), key -> new ArrayList<>())
                            .add(new MemberId(row.getObject(2, UUID.class)));
                });
        return found;
    }

    @Transactional
    public void add(Collection<Member> newcomers) {
        BulkRows people = new BulkRows("members.member (" + MemberRows.COLUMNS + ")");
        BulkRows lookups = LookupRows.bulk();
        for (Member member : newcomers) {
            MemberRows.Kept kept = rows.kept(member);
            people.id(member.id().value())
                    .number(member.version())
                    .utf8(kept.facts())
                    .utf8(rows.origins(member))
                    .bytes(kept.identity())
                    .bytes(kept.contact())
                    .bytes(kept.notes())
                    .at(member.createdAt())
                    .at(member.updatedAt())
                    .end();
            LookupRows.write(lookups, member, keys);
        }
        BulkRows.send(jdbc, people, lookups);
        house.publishEvent(new RecordsChanged(List.copyOf(newcomers), List.of(), true));
    }

    /// Writes the next states with what changed in them.
    ///
    /// @throws OptimisticLockingFailureException when somebody else changed one of them first; then none is written
    @Transactional
    public void save(Collection<Member.Edited> edits) {
        update(edits.stream().map(Member.Edited::member).toList());
        BulkRows revisions = new BulkRows(REVISIONS);
        LookupRows lookups = new LookupRows(keys);
        // One person may be edited several times in a batch: what is found and searched is their last state.
        Map<MemberId, Member> last = new LinkedHashMap<>();
        for (Member.Edited edit : edits) {
            Member.Revision revision = edit.revision();
            if (revision != null) {
                write(revisions, revision);
            }
            lookups.change(edit);
            last.put(edit.member().id(), edit.member());
        }
        lookups.takeAway(jdbc);
        BulkRows.send(jdbc, revisions, lookups.found());
        List<Member> changed = List.copyOf(last.values());
        house.publishEvent(new RecordsChanged(changed, List.of(), false));
    }

    @Transactional
    public void save(Member.Edited edit) {
        save(List.of(edit));
    }

    /// Takes records out for good, and says so to the search index.
    @Transactional
    public void remove(Collection<MemberId> ids) {
        // so that nobody adds an entry by which they are found after these were taken away
        hold(ids);
        LookupRows lookups = new LookupRows(keys);
        all(ids).forEach(lookups::remove);
        lookups.takeAway(jdbc);
        for (String sql : List.of(
                "insert into members.member_gone (id) select unnest(?) on conflict (id) do update set changed_tx = pg_current_xact_id()",
                "delete from members.member where id = any (?)",
                "delete from members.revision where member_id = any (?)",
                "delete from members.offer where member_id = any (?)",
                "delete from members.possible_duplicate where one = any (?)",
                "delete from members.possible_duplicate where other = any (?)")) {
            jdbc.update(sql, statement -> statement.setArray(1, uuids(statement.getConnection(), ids)));
        }
        house.publishEvent(new RecordsChanged(List.of(), List.copyOf(ids), false));
    }

    /// Takes a record out that was merged into another; its history stays, for the day it comes back.
    @Transactional
    public void setAside(Member merged) {
        hold(List.of(merged.id()));
        LookupRows lookups = new LookupRows(keys);
        lookups.remove(merged);
        lookups.takeAway(jdbc);
        for (String sql : List.of(
                "insert into members.member_gone (id) values (?) on conflict (id) do update set changed_tx = pg_current_xact_id()",
                "delete from members.possible_duplicate where one = ?",
                "delete from members.possible_duplicate where other = ?")) {
            jdbc.update(sql, merged.id().value());
        }
        int gone = jdbc.update(
                "delete from members.member where id = ? and version = ?",
                merged.id().value(),
                merged.version());
        if (gone == 0) {
            throw new OptimisticLockingFailureException("somebody else changed the record first");
        }
        house.publishEvent(new RecordsChanged(List.of(), List.of(merged.id()), false));
    }

    /// Brings a record back that was set aside, with a line in its history.
    @Transactional
    public void restore(Member.Edited returning) {
        jdbc.update(
                "delete from members.member_gone where id = ?",
                returning.member().id().value());
        add(List.of(returning.member()));
        BulkRows revisions = new BulkRows(REVISIONS);
        write(revisions, java.util.Objects.requireNonNull(returning.revision()));
        BulkRows.send(jdbc, revisions);
    }

    /// The record's history, latest first.
    public List<Member.Revision> history(MemberId id) {
        return jdbc.query("""
                select member_id, seq, at, source, actor, actor_name, batch, changes, sealed
                from members.revision where member_id = ? order by seq desc limit 500
                """, (row, n) -> rows.readRevision(row), id.value());
    }

    /// Every revision of these people, by person, latest first.
    public Map<MemberId, List<Member.Revision>> histories(Collection<MemberId> ids) {
        Map<MemberId, List<Member.Revision>> found = new HashMap<>();
        jdbc.query("""
                select member_id, seq, at, source, actor, actor_name, batch, changes, sealed from members.revision
                where member_id = any (?) order by member_id, seq desc
                """, statement -> statement.setArray(1, uuids(statement.getConnection(), ids)), row -> {
            Member.Revision revision = rows.readRevision(row);
            found.computeIfAbsent(revision.member(), id -> new ArrayList<>()).add(revision);
        });
        return found;
    }

    public long count() {
        Long count = jdbc.queryForObject("select count(*) from members.member", Long.class);
        return count == null ? 0 : count;
    }

    private void update(List<Member> members) {
        int[][] changed = jdbc.batchUpdate("""
                update members.member set version = ?, facts = ?::jsonb, origins = ?::jsonb, identity = ?, contact = ?,
                    notes = ?, updated_at = ?, changed_tx = pg_current_xact_id()
                where id = ? and version = ?
                """, members, A_PAGE, (statement, member) -> {
            statement.setLong(1, member.version());
            MemberRows.Kept kept = rows.kept(member);
            statement.setString(2, new String(kept.facts(), StandardCharsets.UTF_8));
            statement.setString(3, new String(rows.origins(member), StandardCharsets.UTF_8));
            statement.setBytes(4, kept.identity());
            statement.setBytes(5, kept.contact());
            statement.setBytes(6, kept.notes());
            statement.setTimestamp(7, Timestamp.from(member.updatedAt()));
            statement.setObject(8, member.id().value());
            statement.setLong(9, member.version() - 1);
        });
        if (Arrays.stream(changed).flatMapToInt(Arrays::stream).anyMatch(count -> count == 0)) {
            throw new OptimisticLockingFailureException("somebody else changed one of these records first");
        }
    }

    private void write(BulkRows revisions, Member.Revision revision) {
        revisions
                .id(revision.member().value())
                .number(revision.seq())
                .at(revision.origin().at())
                .text(revision.origin().source().name())
                .id(revision.origin().actor())
                .text(revision.origin().actorName())
                .id(revision.batch())
                .text(rows.openChanges(revision))
                .bytes(rows.sealedChanges(revision))
                .end();
    }

    private static java.sql.Array uuids(Connection connection, Collection<MemberId> ids) throws SQLException {
        return connection.createArrayOf(
                "uuid", ids.stream().map(MemberId::value).toArray());
    }
}
