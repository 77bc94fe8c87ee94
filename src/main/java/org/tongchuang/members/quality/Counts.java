package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.integrations.postgres.BulkRows;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The counts as they are kept. Only the follower writes them, one at a time.
@Repository
class Counts {

    static final TypeReference<Map<Integer, Integer>> COUNTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    Counts(DataSource database, JsonMapper json) {
        this.jdbc = new JdbcTemplate(database);
        this.json = json;
    }

    /// Adds what came and takes off what went.
    void change(Tally changes) {
        Map<Tally.Cell, Map<Integer, Integer>> cells = new HashMap<>();
        changes.eachCell(cells::put);
        Map<Tally.Cell, Map<Integer, Integer>> before = cells(cells.keySet());
        List<Object[]> after = new ArrayList<>();
        cells.forEach((cell, change) -> {
            Map<Integer, Integer> counts = new HashMap<>(before.getOrDefault(cell, Map.of()));
            change.forEach((tag, count) -> counts.merge(tag, count, Integer::sum));
            counts.values().removeIf(count -> count == 0);
            after.add(new Object[] {cell.place(), cell.decade(), json.writeValueAsString(counts)});
        });
        jdbc.batchUpdate("""
                insert into members.quality_count (place, decade, counts) values (?, ?, ?::jsonb)
                on conflict (place, decade) do update set counts = excluded.counts
                """, after);
        List<Object[]> classes = new ArrayList<>();
        changes.eachClass((token, counts) -> {
            Place place = Place.read(token);
            classes.add(new Object[] {
                token, text(place.school()), text(place.department()), text(place.className()), counts[0], counts[1]
            });
        });
        jdbc.batchUpdate("""
                insert into members.quality_class (place, school, department, class, alumni, lost)
                values (?, ?, ?, ?, ?, ?)
                on conflict (place) do update set alumni = quality_class.alumni + excluded.alumni,
                    lost = quality_class.lost + excluded.lost
                """, classes);
    }

    /// Writes these counts in the place of all there are.
    void replace(Tally all) {
        BulkRows cells = new BulkRows("members.quality_count (place, decade, counts)");
        all.eachCell((cell, counts) -> cells.text(cell.place())
                .number(cell.decade())
                .text(json.writeValueAsString(counts))
                .end());
        BulkRows classes = new BulkRows("members.quality_class (place, school, department, class, alumni, lost)");
        all.eachClass((token, counts) -> {
            Place place = Place.read(token);
            classes.text(token)
                    .text(text(place.school()))
                    .text(text(place.department()))
                    .text(text(place.className()))
                    .number(counts[0])
                    .number(counts[1])
                    .end();
        });
        jdbc.update("delete from members.quality_count");
        jdbc.update("delete from members.quality_class");
        BulkRows.send(jdbc, cells, classes);
    }

    /// All of them by place.
    Map<String, Numbers> all() {
        Map<String, Map<Integer, Map<Integer, Integer>>> found = new HashMap<>();
        jdbc.query("select place, decade, counts from members.quality_count", row -> {
            found.computeIfAbsent(row.getString(1), place -> new HashMap<>())
                    .put(row.getInt(2), json.readValue(row.getString(3), COUNTS));
        });
        Map<String, Numbers> numbers = new HashMap<>();
        found.forEach((place, byDecade) -> numbers.put(place, new Numbers(byDecade)));
        return numbers;
    }

    private Map<Tally.Cell, Map<Integer, Integer>> cells(Iterable<Tally.Cell> wanted) {
        List<String> places = new ArrayList<>();
        List<Integer> decades = new ArrayList<>();
        wanted.forEach(cell -> {
            places.add(cell.place());
            decades.add(cell.decade());
        });
        Map<Tally.Cell, Map<Integer, Integer>> found = new HashMap<>();
        jdbc.query(
                """
                select place, decade, counts from members.quality_count
                join unnest(?, ?) as wanted (place, decade) using (place, decade)
                """,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("text", places.toArray()));
                    statement.setArray(2, connection.createArrayOf("int2", decades.toArray()));
                },
                row -> {
                    found.put(
                            new Tally.Cell(row.getString(1), row.getInt(2)), json.readValue(row.getString(3), COUNTS));
                });
        return found;
    }

    private static String text(@org.jspecify.annotations.Nullable String part) {
        return part == null ? "" : part;
    }
}
