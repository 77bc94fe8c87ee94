package org.tongchuang.members.imports;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.postgres.BulkRows;
import org.tongchuang.members.imports.taking.Outcome;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.members.roster.RosterRow;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import tools.jackson.databind.json.JsonMapper;

/// What became of each row of an import, and the cells put right by hand.
@Repository
class RosterRows {

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final JsonMapper json;

    RosterRows(DataSource database, Vault vault, JsonMapper json) {
        this.jdbc = new JdbcTemplate(database);
        this.vault = vault;
        this.json = json;
    }

    void add(UUID importId, List<Verdict> rows) {
        BulkRows bulk =
                new BulkRows("members.roster_row (import_id, row_number, outcome, member_id, problems, detail)");
        for (Verdict row : rows) {
            Verdict.Detail detail = row.detail();
            bulk.id(importId)
                    .number(row.number())
                    .number(row.outcome().ordinal())
                    .id(row.member() == null ? null : row.member().value())
                    .number(detail == null ? 0 : detail.problems().size())
                    .bytes(detail == null ? null : vault.seal(Purpose.ROSTER, importId, json.writeValueAsBytes(detail)))
                    .end();
        }
        BulkRows.send(jdbc, bulk);
    }

    /// The rows of one outcome (or all, when null) after row number `after`, in the order of the file.
    List<Verdict> page(UUID importId, @Nullable Outcome outcome, boolean withProblems, long after, int size) {
        String sql =
                "select row_number, outcome, member_id, detail from members.roster_row where import_id = ? and row_number > ?"
                        + (outcome == null ? "" : " and outcome = " + outcome.ordinal())
                        + (withProblems ? " and problems > 0" : "")
                        + " order by row_number limit ?";
        return jdbc.query(sql, (row, n) -> read(importId, row), importId, after, size);
    }

    /// Some of the rows, by their numbers, after row number `after`.
    List<Verdict> numbered(UUID importId, Collection<Long> numbers, long after, int size) {
        return jdbc.query(
                """
                select row_number, outcome, member_id, detail from members.roster_row
                where import_id = ? and row_number > ? and row_number = any (?) order by row_number limit ?
                """,
                statement -> {
                    statement.setObject(1, importId);
                    statement.setLong(2, after);
                    statement.setArray(3, statement.getConnection().createArrayOf("bigint", numbers.toArray()));
                    statement.setInt(4, size);
                },
                (row, n) -> read(importId, row));
    }

    /// Whom rows were found to be about, by row number; rows that were left out are not among them.
    Map<Long, MemberId> taken(UUID importId, List<RosterRow.Person> among) {
        Map<Long, MemberId> taken = new LinkedHashMap<>();
        jdbc.query(
                """
                select row_number, member_id from members.roster_row
                where import_id = ? and row_number between ? and ? and member_id is not null
                """,
                row -> {
                    taken.put(row.getLong(1), new MemberId(row.getObject(2, UUID.class)));
                },
                importId,
                among.isEmpty() ? 0 : among.getFirst().number(),
                among.isEmpty() ? 0 : among.getLast().number());
        return taken;
    }

    /// Every row with a problem, in the order of the file, one page in memory at a time.
    void eachProblem(UUID importId, Consumer<Verdict> reader) {
        long after = 0;
        List<Verdict> page;
        do {
            page = page(importId, null, true, after, 1_000);
            page.forEach(reader);
            after = page.isEmpty() ? after : page.getLast().number();
        } while (!page.isEmpty());
    }

    /// Whom these rows are about, in a few words, for rows that say nothing themselves.
    Map<MemberId, String> people(List<Verdict> rows) {
        Map<MemberId, String> people = new LinkedHashMap<>();
        String ids = rows.stream()
                .map(Verdict::member)
                .filter(Objects::nonNull)
                .map(MemberId::toString)
                .collect(joining(","));
        jdbc.query(
                """
                select id, concat_ws(' · ', facts ->> 'name', facts ->> 'education.1.school', facts ->> 'education.1.class')
                from members.member where id = any (?::uuid[])
                """,
                row -> {
                    people.put(new MemberId(row.getObject(1, UUID.class)), row.getString(2));
                },
                "{" + ids + "}");
        return people;
    }

    /// The people an import created, in pages.
    List<Verdict> created(UUID importId, long after, int size) {
        return page(importId, Outcome.CREATED, false, after, size);
    }

    /// The people whose records an import changed, in pages.
    List<MemberId> changed(UUID importId, UUID after, int size) {
        return jdbc.query("""
                select distinct member_id from members.revision where batch = ? and member_id > ? order by 1 limit ?
                """, (row, n) -> new MemberId(row.getObject(1, UUID.class)), importId, after, size);
    }

    /// The people that earlier runs of an import created, in pages.
    List<MemberId> createdEarlier(UUID importId, UUID after, int size) {
        return jdbc.query("""
                select member_id from members.roster_earlier where import_id = ? and member_id > ?
                order by member_id limit ?
                """, (row, n) -> new MemberId(row.getObject(1, UUID.class)), importId, after, size);
    }

    /// Takes back what an import left for people to decide on.
    void withdrawQuestions(UUID importId) {
        jdbc.update("delete from members.offer where batch = ?", importId);
        jdbc.update("delete from members.possible_duplicate where batch = ?", importId);
    }

    /// @param value what stands instead; null for what the file says
    void fix(UUID importId, long row, String header, @Nullable String value, Instant at) {
        jdbc.update(
                """
                insert into members.roster_fix (import_id, row_number, header, sealed, fixed_at) values (?, ?, ?, ?, ?)
                on conflict (import_id, row_number, header)
                    do update set sealed = excluded.sealed, fixed_at = excluded.fixed_at
                """,
                importId,
                row,
                header,
                value == null ? null : vault.seal(Purpose.ROSTER, importId, value.getBytes(StandardCharsets.UTF_8)),
                Timestamp.from(at));
    }

    /// Verdict number to header to the value that stands instead.
    Map<Long, Map<String, String>> fixes(UUID importId) {
        Map<Long, Map<String, String>> fixes = new LinkedHashMap<>();
        fixed(importId)
                .forEach((row, cells) -> cells.forEach((header, fix) -> {
                    if (fix.value() != null) {
                        fixes.computeIfAbsent(row, number -> new LinkedHashMap<>())
                                .put(header, fix.value());
                    }
                }));
        return fixes;
    }

    /// Verdict number to header to what was written there by hand last.
    Map<Long, Map<String, Fix>> fixed(UUID importId) {
        Map<Long, Map<String, Fix>> fixes = new LinkedHashMap<>();
        jdbc.query(
                """
                select row_number, header, sealed, fixed_at from members.roster_fix where import_id = ?
                order by row_number, header
                """,
                row -> {
                    byte[] sealed = row.getBytes(3);
                    String value = sealed == null
                            ? null
                            : new String(vault.open(Purpose.ROSTER, importId, sealed), StandardCharsets.UTF_8);
                    fixes.computeIfAbsent(row.getLong(1), number -> new LinkedHashMap<>())
                            .put(
                                    row.getString(2),
                                    new Fix(value, row.getTimestamp(4).toInstant()));
                },
                importId);
        return fixes;
    }

    private Verdict read(UUID importId, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("detail");
        UUID member = row.getObject("member_id", UUID.class);
        return new Verdict(
                row.getLong("row_number"),
                Outcome.numbered(row.getInt("outcome")),
                member == null ? null : new MemberId(member),
                sealed == null
                        ? null
                        : json.readValue(vault.open(Purpose.ROSTER, importId, sealed), Verdict.Detail.class));
    }

    /// @param value null where the file's own value was given back
    record Fix(@Nullable String value, Instant at) {}
}
