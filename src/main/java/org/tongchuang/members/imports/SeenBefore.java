package org.tongchuang.members.imports;

import java.util.ArrayList;
import java.util.List;
import org.tongchuang.members.records.LookupKeys;

/// People an earlier batch of the same check would have created. A check writes nothing, so it remembers their keys,
/// eight bytes each: a second row about one of them is not somebody new.
final class SeenBefore {

    private final LongSet people = new LongSet();
    private final LongSet rows = new LongSet();

    BatchWriting.Decided among(BatchWriting.Decided decided, RowBatch batch, LookupKeys keys) {
        List<RosterRows.Row> told = new ArrayList<>(decided.rows().size());
        for (RosterRows.Row row : decided.rows()) {
            RowKeys rowKeys = decided.keys().get(row.number());
            told.add(row.outcome() == Outcome.CREATED && rowKeys != null ? seen(row, rowKeys) : row);
        }
        return new BatchWriting.Decided(decided.taking(), told, decided.keys());
    }

    private RosterRows.Row seen(RosterRows.Row row, RowKeys keys) {
        boolean known = false;
        for (long key : keys.strong()) {
            known |= !people.add(key);
        }
        boolean same = !rows.add(keys.everything());
        return !known
                ? row
                : new RosterRows.Row(row.number(), same ? Outcome.UNCHANGED : Outcome.UPDATED, null, row.detail());
    }
}
