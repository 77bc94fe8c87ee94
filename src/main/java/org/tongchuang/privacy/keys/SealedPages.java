package org.tongchuang.privacy.keys;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.SealedColumn;

/// Some pages of a table at a time, as they lie on the disk: no index is needed, and it is known how far one is.
///
/// Nothing but the sealed column changes, so that no index, history or watch hears of it. A row that somebody holds is
/// left for the next round rather than waited for, so nobody ever waits for us in a circle; and a row that changed
/// since it was read stays as it is.
@Repository
class SealedPages {

    private static final Logger LOG = LoggerFactory.getLogger(SealedPages.class);
    private static final int PAGES = 64;

    private final JdbcTemplate jdbc;

    SealedPages(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /// In a transaction.
    Lot reseal(SealedColumn column, Keyset keys, long fromBlock) {
        long toBlock = fromBlock + PAGES;
        List<Value> values = new ArrayList<>();
        int[] stuck = {0};
        jdbc.query(
                """
                select ctid::text, %1$s, %2$s from %3$s
                where ctid >= ?::tid and ctid < ?::tid and substring(%2$s from 1 for 5) = any (?) for update skip locked
                """.formatted(column.owner(), column.column(), column.table()),
                statement -> {
                    statement.setString(1, "(" + fromBlock + ",0)");
                    statement.setString(2, "(" + toBlock + ",0)");
                    statement.setArray(3, bytes(statement.getConnection(), marks(keys)));
                },
                row -> {
                    UUID owner = row.getObject(2, UUID.class);
                    byte[] before = row.getBytes(3);
                    try {
                        byte[] plain = keys.aead().decrypt(before, Keyset.owner(owner));
                        values.add(
                                new Value(row.getString(1), before, keys.aead().encrypt(plain, Keyset.owner(owner))));
                    } catch (GeneralSecurityException damaged) {
                        stuck[0]++;
                        LOG.warn("a value of {} in {} does not open", owner, column);
                    }
                });
        write(column, values);
        return new Lot(values.size(), stuck[0], isLast(column, toBlock) ? 0 : toBlock);
    }

    private void write(SealedColumn column, List<Value> values) {
        if (values.isEmpty()) {
            return;
        }
        jdbc.update("""
                update %1$s as t set %2$s = v.after from unnest(?::tid[], ?, ?) as v (at, before, after)
                where t.ctid = v.at and t.%2$s = v.before
                """.formatted(column.table(), column.column()), statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", values.stream().map(Value::at).toArray()));
            statement.setArray(
                    2, bytes(connection, values.stream().map(Value::before).toList()));
            statement.setArray(
                    3, bytes(connection, values.stream().map(Value::after).toList()));
        });
    }

    private boolean isLast(SealedColumn column, long block) {
        Long blocks = jdbc.queryForObject(
                "select pg_relation_size(?::regclass) / current_setting('block_size')::bigint",
                Long.class,
                column.table());
        return blocks == null || block >= blocks;
    }

    private static List<byte[]> marks(Keyset keys) {
        return keys.older().stream().map(Drawers::mark).toList();
    }

    private static java.sql.Array bytes(Connection connection, List<byte[]> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    /// @param at where its row lies
    @SuppressWarnings("ArrayRecordComponent") // read and written once, never compared
    private record Value(String at, byte[] before, byte[] after) {}

    /// @param nextBlock where to go on; 0 when this was the end of the table
    record Lot(int resealed, int stuck, long nextBlock) {}
}
