package org.tongchuang.members.records;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tongchuang.integrations.postgres.BulkRows;

/// The lookup rows that a batch of changes adds and takes away. A record tells by its facts which rows it had, so the
/// table needs no second index to find them by person: most of what an import writes is this table.
final class LookupRows {

    private final LookupKeys keys;
    private final Set<Row> added = new LinkedHashSet<>();
    private final Set<Row> gone = new LinkedHashSet<>();

    private record Row(long key, UUID member) {}

    LookupRows(LookupKeys keys) {
        this.keys = keys;
    }

    static BulkRows bulk() {
        return new BulkRows("members.lookup (key, member_id)");
    }

    /// All rows of somebody new, who can have none yet.
    static void write(BulkRows lookups, Member newcomer, LookupKeys keys) {
        for (long key : keys.of(newcomer.facts())) {
            lookups.number(key).id(newcomer.id().value()).end();
        }
    }

    void remove(Member member) {
        keys.everyOf(member.facts())
                .forEach(key -> drop(new Row(key, member.id().value())));
    }

    /// Several edits of one person are told in their order.
    void change(Member.Edited edit) {
        Set<Long> before = keys.of(edit.before());
        Set<Long> after = keys.of(edit.member().facts());
        UUID member = edit.member().id().value();
        // While the key of the indexes is renewed there may be entries that are no longer written.
        Set<Long> there = keys.haveOlder() ? keys.everyOf(edit.before()) : before;
        there.stream().filter(key -> !after.contains(key)).forEach(key -> drop(new Row(key, member)));
        after.stream().filter(key -> !before.contains(key)).forEach(key -> put(new Row(key, member)));
    }

    private void put(Row row) {
        if (!gone.remove(row)) {
            added.add(row);
        }
    }

    private void drop(Row row) {
        if (!added.remove(row)) {
            gone.add(row);
        }
    }

    void takeAway(JdbcTemplate jdbc) {
        if (gone.isEmpty()) {
            return;
        }
        List<Row> rows = List.copyOf(gone);
        jdbc.update("""
                delete from members.lookup using unnest(?, ?) as old (key, member_id)
                where lookup.key = old.key and lookup.member_id = old.member_id
                """, statement -> {
            var connection = statement.getConnection();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::key).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(Row::member).toArray()));
        });
    }

    BulkRows found() {
        BulkRows lookups = bulk();
        added.forEach(row -> lookups.number(row.key()).id(row.member()).end());
        return lookups;
    }
}
