package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;

/// What changed since somebody last looked, by transaction: whoever keeps a copy of the records, such as the search
/// index, misses nothing and takes nothing for settled that is still being written.
@Repository
public class ChangedRecords {

    private static final int A_PAGE = 1_000;

    private final JdbcTemplate jdbc;
    private final MemberRows rows;

    ChangedRecords(DataSource database, MemberRows rows) {
        this.jdbc = new JdbcTemplate(database);
        this.rows = rows;
    }

    /// Hands over every record changed by a transaction from this one on, and by none still running, in that order.
    public void eachChangedSince(String tx, Consumer<Member> reader) {
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("select " + MemberRows.COLUMNS
                            + " from members.member where changed_tx >= ?::xid8 order by changed_tx");
                    statement.setFetchSize(A_PAGE);
                    statement.setString(1, tx);
                    return statement;
                },
                row -> {
                    reader.accept(rows.read(row));
                });
    }

    /// How many records were changed by a transaction from this one on, counted up to a bound.
    public int countSince(String tx, int atMost) {
        Integer count = jdbc.queryForObject(
                "select count(*) from (select from members.member where changed_tx >= ?::xid8 limit ?) as few",
                Integer.class,
                tx,
                atMost);
        return count == null ? 0 : count;
    }

    /// The transaction that changed a record last; empty when there are none.
    public String newest() {
        return jdbc
                .query(
                        "select changed_tx::text from members.member order by changed_tx desc limit 1",
                        (row, n) -> row.getString(1))
                .stream()
                .findFirst()
                .orElse("");
    }

    /// Some of the records changed by a transaction from this one on.
    public List<Member> changedSince(String tx, int atMost) {
        return jdbc.query(
                "select " + MemberRows.COLUMNS
                        + " from members.member where changed_tx >= ?::xid8 order by changed_tx limit ?",
                (row, n) -> rows.read(row),
                tx,
                atMost);
    }

    /// Some of the records changed by a transaction from one on and before another, both in the order of transactions
    /// and within one of ids, beginning after a place in that order. Below the horizon the order no longer
    /// changes but for records that leave it, so a place in it can be kept.
    public Slice between(String from, UUID after, String before, int atMost) {
        List<String> last = new ArrayList<>(1);
        List<Member> members = jdbc.query(
                "select " + MemberRows.COLUMNS + ", changed_tx::text as tx from members.member"
                        + " where changed_tx >= ?::xid8 and changed_tx < ?::xid8 and (changed_tx, id) > (?::xid8, ?)"
                        + " order by changed_tx, id limit ?",
                (row, n) -> {
                    last.clear();
                    last.add(row.getString("tx"));
                    return rows.read(row);
                },
                from,
                before,
                from,
                after,
                atMost);
        return members.isEmpty()
                ? new Slice(members, from, after)
                : new Slice(members, last.getFirst(), members.getLast().id().value());
    }

    /// @param tx of the last of them
    /// @param last the id of the last
    public record Slice(List<Member> members, String tx, UUID last) {}

    public List<MemberId> goneSince(String tx) {
        return jdbc.query(
                "select id from members.member_gone where changed_tx >= ?::xid8",
                (row, n) -> new MemberId(row.getObject(1, UUID.class)),
                tx);
    }

    /// Whether an import writes at this moment, or is being taken back.
    boolean isImporting() {
        return isAnyImport("state in ('RUNNING', 'UNDOING')");
    }

    /// Whether an import runs or waits to.
    public boolean moreIsComing() {
        return isAnyImport("state in ('QUEUED', 'RUNNING', 'UNDOING')");
    }

    private boolean isAnyImport(String such) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from members.roster_import where " + such + ")", Boolean.class));
    }

    /// The oldest transaction still running: all that was changed before it has been seen by whoever reads now.
    public String horizon() {
        return String.valueOf(
                jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class));
    }
}
