package org.tongchuang.members.imports.taking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.shared.Words;

/// What becomes of the changes one row would make to a record.
///
/// @param taken what the row may change
/// @param offered what it would change against the person's own word
/// @param contradicted what it would change though an earlier row of the file said otherwise
record Split(Map<String, @Nullable String> taken, Map<String, String> offered, Map<String, String> contradicted) {

    private static final String OF_CAREERS = RosterFacts.CAREER + ".";

    /// @param before whether an earlier row spoke of a path
    static Split of(RosterFacts told, Member member, Predicate<String> before) {
        Split split = new Split(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        boolean ownCareer = member.careers().stream()
                .anyMatch(career -> career.current()
                        && !member.originOf(OF_CAREERS + career.number() + ".employer")
                                .source()
                                .yieldsToRoster());
        boolean otherCareer = before.test(RosterFacts.CAREER) && leaves(told, member);
        told.changes().forEach((path, value) -> {
            boolean career = path.startsWith(OF_CAREERS);
            boolean own =
                    member.facts().has(path) && !member.originOf(path).source().yieldsToRoster();
            if (own || ownCareer && career) {
                put(split.offered, path, value);
            } else if (career && otherCareer || contradicts(told, member, path, before)) {
                if (!path.endsWith(".current")) {
                    put(split.contradicted, path, value);
                }
            } else {
                split.taken.put(path, value);
            }
        });
        return split;
    }

    /// What to say of each value that was not taken because of an earlier row.
    ///
    /// @param columns header to field name, to point at the cell
    List<CellProblem> problems(long row, long earlierRow, Map<String, String> columns) {
        List<CellProblem> problems = new ArrayList<>(contradicted.size());
        contradicted.forEach((path, value) -> {
            String field = path.substring(path.lastIndexOf('.') + 1);
            problems.add(new CellProblem(
                    row,
                    SomebodyElse.header(columns, field),
                    Labels.listed(Words.CHINESE, field, value),
                    "members.import.contradicts",
                    List.of(String.valueOf(earlierRow))));
        });
        return problems;
    }

    private static void put(Map<String, String> values, String path, @Nullable String value) {
        if (value != null) {
            values.put(path, value);
        }
    }

    /// Whether the row names another employer than the current one.
    private static boolean leaves(RosterFacts told, Member member) {
        return member.careers().stream()
                .anyMatch(career ->
                        career.current() && told.changes().containsKey(OF_CAREERS + career.number() + ".current"));
    }

    private static boolean contradicts(RosterFacts told, Member member, String path, Predicate<String> before) {
        String known = member.facts().get(path);
        String value = told.changes().get(path);
        boolean moreExact = path.equals("birthDate") && value != null && known != null && value.startsWith(known);
        boolean later = path.equals("standing")
                && told.isLatest()
                && told.studies().stream().noneMatch(before);
        return known != null && before.test(path) && !moreExact && !later;
    }
}
