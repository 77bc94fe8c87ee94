package org.tongchuang.members.imports;

import java.util.ArrayList;
import java.util.List;
import org.tongchuang.members.roster.RosterRow;

/// Rows read and understood, on their way to be decided and written together.
///
/// @param lastRow the file's row this batch ends with
/// @param share how much of the file was read by then, 0 to 1
record RowBatch(List<RosterRow> rows, long lastRow, double share, boolean last) {

    static final int SIZE = 2_000;

    List<RosterRow.Person> people() {
        List<RosterRow.Person> people = new ArrayList<>(rows.size());
        for (RosterRow row : rows) {
            if (row instanceof RosterRow.Person person) {
                people.add(person);
            }
        }
        return people;
    }
}
