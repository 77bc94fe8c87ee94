package org.tongchuang.members.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.roster.RosterRow;

/// People an earlier batch of the same check would have created. A check writes nothing, so it remembers their keys,
/// eight bytes each: a second row about one of them is not somebody new.
final class SeenBefore {

    private final LongSet people = new LongSet();
    private final LongSet rows = new LongSet();

    BatchWriting.Decided among(BatchWriting.Decided decided, RowBatch batch, LookupKeys keys) {
        Map<Long, RosterRow.Person> people = new HashMap<>();
        batch.people().forEach(person -> people.put(person.number(), person));
        List<RosterRows.Row> told = new ArrayList<>(decided.rows().size());
        for (RosterRows.Row row : decided.rows()) {
            RowKeys rowKeys = decided.keys().get(row.number());
            RosterRow.Person person = people.get(row.number());
            told.add(
                    row.outcome() == Outcome.CREATED && rowKeys != null && person != null
                            ? seen(row, rowKeys, RowKeys.everything(person.entry(), keys))
                            : row);
        }
        return new BatchWriting.Decided(decided.taking(), told, decided.keys());
    }

    private RosterRows.Row seen(RosterRows.Row row, RowKeys keys, long everything) {
        boolean known = false;
        for (long key : keys.strong()) {
            known |= !people.add(key);
        }
        boolean same = !rows.add(everything);
        return !known
                ? row
                : new RosterRows.Row(row.number(), same ? Outcome.UNCHANGED : Outcome.UPDATED, null, row.detail());
    }
}
