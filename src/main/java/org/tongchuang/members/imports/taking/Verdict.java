package org.tongchuang.members.imports.taking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.members.roster.RosterEntry;
import org.tongchuang.members.roster.RosterRow;
import org.tongchuang.shared.MemberId;

/// What became of one row.
///
/// @param number of the row, as a spreadsheet program counts
/// @param detail null for rows of which there is nothing to say
public record Verdict(
        long number,
        Outcome outcome,
        @Nullable MemberId member,
        @Nullable Detail detail) {

    static Verdict rejected(RosterRow.Person row, String why) {
        return rejected(
                row, new CellProblem(row.number(), "", row.entry().name().full(), why, List.of()));
    }

    static Verdict rejected(RosterRow.Person row, CellProblem why) {
        List<CellProblem> all = new ArrayList<>(row.problems());
        all.add(why);
        return new Verdict(row.number(), Outcome.REJECTED, null, Detail.problems(summary(row.entry()), all));
    }

    /// A person in a few words: name, school, class and student number.
    static String summary(RosterEntry entry) {
        StringBuilder words = new StringBuilder(entry.name().full());
        if (!entry.educations().isEmpty()) {
            RosterEntry.Education education = entry.educations().getFirst();
            for (String part :
                    new @Nullable String[] {education.school(), education.className(), education.studentNumber()}) {
                if (part != null) {
                    words.append(" · ").append(part);
                }
            }
        }
        return words.toString();
    }

    /// @param summary the person in a few words, where the record does not tell
    /// @param changes old and new values of an update
    public record Detail(String summary, List<FactChange> changes, List<CellProblem> problems) {

        public static Detail problems(String summary, List<CellProblem> problems) {
            return new Detail(summary, List.of(), problems);
        }
    }
}
