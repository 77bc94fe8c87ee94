package org.tongchuang.members.roster;

import java.util.List;

/// What became of one row of a roster. Every row that holds anything becomes exactly one of these.
public sealed interface RosterRow {

    /// As a spreadsheet program numbers it.
    long number();

    /// A person.
    ///
    /// @param problems cells that were left out of the entry, and why
    record Person(long number, RosterEntry entry, List<CellProblem> problems) implements RosterRow {}

    /// A row that names nobody.
    record Rejected(long number, List<CellProblem> problems) implements RosterRow {}

    /// A row that is not about anybody.
    ///
    /// @param text what it says, shortened
    record PassedOver(long number, Why why, String text) implements RosterRow {

        public enum Why {
            /// Nothing in any mapped column; at most running numbers elsewhere.
            BLANK,
            /// At or above the header.
            TITLE,
            /// The header once more, as on every printed page.
            HEADER,
            /// A heading in the middle of the list: 物理系（32人）.
            SECTION,
            /// Totals, signatures, remarks below the list.
            TOTALS
        }
    }
}
