package org.tongchuang.members.imports.taking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.members.roster.RosterEntry;
import org.tongchuang.members.roster.RosterRow;

/// What records said that bore the number of a row, before a merge left that number out. The row is held against them:
/// what they said already was decided on when the records became one, and only what is new to them counts.
record OnceSaid(List<Facts> records) {

    /// @param before what all records said that became this person's
    /// @param now the person's, where none of them is remembered
    static OnceSaid of(List<Facts> before, Facts now, RosterEntry entry) {
        List<Facts> meant = before.stream().filter(facts -> holds(facts, entry)).toList();
        return new OnceSaid(meant.isEmpty() ? List.of(now) : meant);
    }

    private static boolean holds(Facts facts, RosterEntry entry) {
        return RowKeys.sameDocument(facts, entry)
                || entry.educations().stream()
                        .anyMatch(education ->
                                education.studentNumber() != null && RowKeys.sameStudent(facts, education));
    }

    /// What speaks against the row being about any of them; null when nothing does for one.
    @Nullable
    CellProblem problem(RosterRow.Person row, boolean byNumber, long firstRow, Map<String, String> columns) {
        CellProblem problem = null;
        for (Facts facts : records) {
            problem = SomebodyElse.problem(row, facts, byNumber, firstRow, columns);
            if (problem == null) {
                return null;
            }
        }
        return problem;
    }

    RosterFacts told(Facts now, RosterEntry entry) {
        RosterFacts told = RosterFacts.of(now, entry);
        records.forEach(facts -> told.butFor(RosterFacts.of(facts, entry)));
        return told;
    }
}
