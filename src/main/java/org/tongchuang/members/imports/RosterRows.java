package org.tongchuang.members.imports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.postgres.BulkRows;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.roster.CellProblem;
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

    void add(UUID importId, List<Row> rows) {
        BulkRows bulk =
                new BulkRows("members.roster_row (import_id, row_number, outcome, member_id, problems, detail)");
        for (Row row : rows) {
            Detail detail = row.detail();
            bulk.id(importId)
                    .number(row.number())
                    .number(row.outcome().ordinal())
                    .id(row.member() == null ? null : row.member().value())
                    .number(detail == null ? 0 : detail.problems().size())
                    .bytes(detail == null ? null : vault.seal(Purpose.ROSTER, importId, json.writeValueAsBytes(detail)))
                    .end();
        }
        DataSource database = java.util.Objects.requireNonNull(jdbc.getDataSource());
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            bulk.send(connection);
        } catch (SQLException failed) {
            throw new org.springframework.jdbc.UncategorizedSQLException("copy", null, failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /// The rows of one outcome (or all, when null) after row number `after`, in the order of the file.
    List<Row> page(UUID importId, @Nullable Outcome outcome, boolean withProblems, long after, int size) {
        String sql =
                "select row_number, outcome, member_id, detail from members.roster_row where import_id = ? and row_number > ?"
                        + (outcome == null ? "" : " and outcome = " + outcome.ordinal())
                        + (withProblems ? " and problems > 0" : "")
                        + " order by row_number limit ?";
        return jdbc.query(sql, (row, n) -> read(importId, row), importId, after, size);
    }

    /// Every row with a problem, in the order of the file, one page in memory at a time.
    void eachProblem(UUID importId, Consumer<Row> reader) {
        long after = 0;
        List<Row> page;
        do {
            page = page(importId, null, true, after, 1_000);
            page.forEach(reader);
            after = page.isEmpty() ? after : page.getLast().number();
        } while (!page.isEmpty());
    }

    /// The people an import created, in pages.
    List<Row> created(UUID importId, long after, int size) {
        return page(importId, Outcome.CREATED, false, after, size);
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

    void fix(UUID importId, long row, String header, String value) {
        jdbc.update(
                """
                insert into members.roster_fix (import_id, row_number, header, sealed) values (?, ?, ?, ?)
                on conflict (import_id, row_number, header) do update set sealed = excluded.sealed
                """,
                importId,
                row,
                header,
                vault.seal(Purpose.ROSTER, importId, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /// Row number to header to the value that stands instead.
    Map<Long, Map<String, String>> fixes(UUID importId) {
        Map<Long, Map<String, String>> fixes = new LinkedHashMap<>();
        jdbc.query(
                "select row_number, header, sealed from members.roster_fix where import_id = ?",
                row -> {
                    String value = new String(
                            vault.open(Purpose.ROSTER, importId, row.getBytes(3)),
                            java.nio.charset.StandardCharsets.UTF_8);
                    fixes.computeIfAbsent(row.getLong(1), number -> new LinkedHashMap<>())
                            .put(row.getString(2), value);
                },
                importId);
        return fixes;
    }

    private Row read(UUID importId, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("detail");
        UUID member = row.getObject("member_id", UUID.class);
        return new Row(
                row.getLong("row_number"),
                Outcome.numbered(row.getInt("outcome")),
                member == null ? null : new MemberId(member),
                sealed == null ? null : json.readValue(vault.open(Purpose.ROSTER, importId, sealed), Detail.class));
    }

    /// @param detail null for rows of which there is nothing to say
    record Row(
            long number,
            Outcome outcome,
            @Nullable MemberId member,
            @Nullable Detail detail) {

        Row of(@Nullable MemberId other) {
            return new Row(number, outcome, other, detail);
        }
    }

    /// @param summary the person in a few words, where the record does not tell
    /// @param changes old and new values of an update
    record Detail(String summary, List<FactChange> changes, List<CellProblem> problems) {

        static Detail problems(String summary, List<CellProblem> problems) {
            return new Detail(summary, List.of(), problems);
        }
    }
}
