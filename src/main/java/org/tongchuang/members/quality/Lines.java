package org.tongchuang.members.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.postgres.BulkRows;

/// The lines of all records.
@Repository
class Lines {

    private static final int A_PAGE = 5_000;

    private final JdbcTemplate jdbc;

    Lines(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    List<Line> of(Collection<UUID> ids) {
        return jdbc.query(
                "select id, places, decade, tags from members.quality where id = any (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
                (row, n) -> line(row));
    }

    /// Writes these in the place of what was known of the same people.
    void put(Collection<Line> lines) {
        remove(lines.stream().map(Line::id).toList());
        BulkRows rows = new BulkRows("members.quality (id, places, decade, tags)");
        for (Line line : lines) {
            rows.id(line.id())
                    .text(array(line.places()))
                    .number(line.decade())
                    .text(line.tags().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                    .end();
        }
        BulkRows.send(jdbc, rows);
    }

    void remove(Collection<UUID> ids) {
        jdbc.update(
                "delete from members.quality where id = any (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())));
    }

    /// The lines of people whose records went by a transaction from one on and before another.
    List<Line> gone(String from, String before, int atMost) {
        return jdbc.query("""
                select id, places, decade, tags from members.quality where id in (
                    select id from members.member_gone where changed_tx >= ?::xid8 and changed_tx < ?::xid8)
                and not exists (select from members.member where member.id = quality.id) limit ?
                """, (row, n) -> line(row), from, before, atMost);
    }

    /// Takes away every line without a record.
    void removeGone() {
        jdbc.update("""
                delete from members.quality where not exists (select from members.member where member.id = quality.id)
                """);
    }

    /// All lines, or those of these places; within a transaction, a few thousand in memory at a time.
    void each(@Nullable List<Place> places, Consumer<Line> reader) {
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("select id, places, decade, tags from members.quality"
                            + (places == null ? "" : " where places && ?"));
                    statement.setFetchSize(A_PAGE);
                    if (places != null) {
                        statement.setArray(1, connection.createArrayOf("text", tokens(places)));
                    }
                    return statement;
                },
                row -> {
                    reader.accept(line(row));
                });
    }

    /// Ids of people of these places for whom one of the tags is true, in the order of ids.
    ///
    /// @param after the last id of the page before
    List<UUID> people(List<Place> places, @Nullable Integer decade, Collection<Integer> tags, UUID after, int atMost) {
        boolean everybody = places.stream().anyMatch(Place::isEverybody);
        String tagged = tags.size() == 1 ? "tags @> '{" + tags.iterator().next() + "}'" : "tags && ?";
        String sql = "select id from members.quality where id > ? and " + tagged
                + (everybody ? "" : " and places && ?")
                + (decade == null ? "" : " and decade = ?")
                + " order by id limit ?";
        return jdbc.query(
                sql,
                statement -> {
                    int at = 1;
                    statement.setObject(at++, after);
                    if (tags.size() != 1) {
                        statement.setArray(at++, statement.getConnection().createArrayOf("int4", tags.toArray()));
                    }
                    if (!everybody) {
                        statement.setArray(at++, statement.getConnection().createArrayOf("text", tokens(places)));
                    }
                    if (decade != null) {
                        statement.setInt(at++, decade);
                    }
                    statement.setInt(at, atMost);
                },
                (row, n) -> row.getObject(1, UUID.class));
    }

    private static Object[] tokens(List<Place> places) {
        return places.stream().map(Place::token).toArray();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                List.of((String[]) row.getArray("places").getArray()),
                row.getInt("decade"),
                List.of((Integer[]) row.getArray("tags").getArray()));
    }

    private static String array(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
