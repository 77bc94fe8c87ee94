package org.tongchuang.members.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tongchuang.integrations.sheets.SheetRow;

/// Small rosters for tests, cells parted by `|`.
final class Rosters {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private Rosters() {}

    static SheetRow row(long number, String line) {
        return SheetRow.of(number, line.split("\\|", -1));
    }

    static RosterLayout layout(String header) {
        return RosterLayout.find(List.of(row(1, header)), Map.of());
    }

    static RosterRow read(String header, String line) {
        return new RosterReader(layout(header), TODAY, false).read(row(2, line));
    }

    static RosterRow.Person person(String header, String line) {
        return (RosterRow.Person) read(header, line);
    }

    static RosterEntry entry(String header, String line) {
        RosterRow.Person person = person(header, line);
        if (!person.problems().isEmpty()) {
            throw new AssertionError(person.problems());
        }
        return person.entry();
    }

    static List<String> problems(String header, String line) {
        return (switch (read(header, line)) {
                    case RosterRow.Person person -> person.problems();
                    case RosterRow.Rejected rejected -> rejected.problems();
                    case RosterRow.PassedOver _ -> List.<CellProblem>of();
                })
                .stream()
                        .map(problem -> problem.column() + " "
                                + problem.messageKey().substring("members.roster.problem.".length()))
                        .toList();
    }
}
