package org.tongchuang.members.records;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.LookedUp;
import org.tongchuang.privacy.Vault;

/// Brings the lookup table along when the key of its indexes is renewed. Marks of whole roster rows can't be made anew,
/// for the rows are not kept: they stay, and the older key with them.
@Repository
class LookupTurn implements LookedUp {

    private static final Logger LOG = LoggerFactory.getLogger(LookupTurn.class);
    private static final int LOT = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcTemplate jdbc;
    private final ChangedRecords changed;
    private final MemberRows rows;
    private final LookupKeys keys;

    LookupTurn(DataSource database, ChangedRecords changed, MemberRows rows, LookupKeys keys) {
        this.changed = changed;
        this.jdbc = new JdbcTemplate(database);
        this.rows = rows;
        this.keys = keys;
    }

    @Override
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from members.member", Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public boolean isQuiet() {
        return !changed.isImporting();
    }

    @Override
    public @Nullable Lot fill(@Nullable UUID after) {
        return lot(after, facts -> keys.of(facts), """
                insert into members.lookup (key, member_id)
                select v.key, v.member_id from unnest(?, ?) as v (key, member_id)
                where not exists (select 1 from members.lookup l where l.key = v.key and l.member_id = v.member_id)
                """);
    }

    @Override
    public @Nullable Lot sweep(@Nullable UUID after) {
        return lot(after, this::noLongerWritten, """
                delete from members.lookup l using unnest(?, ?) as v (key, member_id)
                where l.key = v.key and l.member_id = v.member_id
                """);
    }

    @Override
    public boolean keepsOlder() {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from members.member where facts::text like '%"#row%')
                    or exists (select 1 from members.merge where undone_at is null)
                """, Boolean.class));
    }

    private Set<Long> noLongerWritten(Facts facts) {
        Set<Long> older = new LinkedHashSet<>(keys.everyOf(facts));
        older.removeAll(keys.of(facts));
        return older;
    }

    private @Nullable Lot lot(@Nullable UUID after, Function<Facts, Set<Long>> wanted, String sql) {
        List<UUID> ids = jdbc.query(
                "select id from members.member where id > ? order by id limit " + LOT,
                (row, n) -> row.getObject(1, UUID.class),
                after == null ? FIRST : after);
        if (ids.isEmpty()) {
            return null;
        }
        // The first is waited for with nothing in hand, the others are not waited for at all: so nobody ever waits for
        // us in a circle. Somebody busy begins the next lot.
        Set<UUID> held = new HashSet<>();
        List<Row> entries = new ArrayList<>();
        hold(ids.subList(0, 1), "for update", held, wanted, entries);
        hold(ids.subList(1, ids.size()), "for update skip locked", held, wanted, entries);
        int size = 1;
        while (size < ids.size() && held.contains(ids.get(size))) {
            size++;
        }
        Set<UUID> done = Set.copyOf(ids.subList(0, size));
        write(entries.stream().filter(row -> done.contains(row.member())).toList(), sql);
        return new Lot(ids.get(size - 1), size);
    }

    private void hold(
            List<UUID> ids, String how, Set<UUID> held, Function<Facts, Set<Long>> wanted, List<Row> entries) {
        jdbc.query(
                "select " + MemberRows.COLUMNS + " from members.member where id = any (?) " + how,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    held.add(id);
                    try {
                        wanted.apply(rows.read(row).facts()).forEach(key -> entries.add(new Row(key, id)));
                    } catch (Vault.Unopenable damaged) {
                        LOG.warn("the record {} does not open, so its entries stay as they are", id);
                    }
                });
    }

    private void write(List<Row> entries, String sql) {
        jdbc.update(sql, statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", entries.stream().map(Row::key).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", entries.stream().map(Row::member).toArray()));
        });
    }

    private record Row(long key, UUID member) {}
}
