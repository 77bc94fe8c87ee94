package org.tongchuang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.bench.UglyRosters.Expected;
import org.tongchuang.integrations.sheets.Sheet;
import org.tongchuang.integrations.sheets.SheetLimits;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.integrations.sheets.Sheets;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.members.roster.RosterReader;
import org.tongchuang.members.roster.RosterRow;

/// Every row of an ugly roster is accounted for.
class UglyRostersTests {

    private static final int ROWS = 5_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @TempDir
    private Path folder;

    @Test
    void areReadToTheLastRow() {
        Path file = folder.resolve("名册.csv");
        Expected expected = UglyRosters.ugly(file, ROWS);
        Counts counts = read(file);
        assertThat(expected.created() + expected.repeated() + expected.nameless())
                .isEqualTo(ROWS);
        assertThat(counts.people).isEqualTo(expected.created() + expected.repeated());
        assertThat(counts.rejected).isEqualTo(expected.nameless());
        assertThat(counts.passedOver)
                .containsEntry("HEADER", expected.headers())
                .containsEntry("TITLE", 3)
                .containsEntry("TOTALS", 2)
                .doesNotContainKey("SECTION");
        assertThat(counts.blankRows).isEqualTo(expected.blanks());
        assertThat(counts.problems)
                .as("%s", counts.samples)
                .isEqualTo(Map.of("id-checksum", expected.wrongIds(), "phone", expected.wrongPhones()));
    }

    @Test
    void areReadFromAWorkbookToo() {
        Path file = folder.resolve("名册.xlsx");
        Expected expected = UglyRosters.workbook(file, ROWS);
        Counts counts = read(file);
        assertThat(counts.people).isEqualTo(expected.created());
        assertThat(counts.problems).as("%s", counts.samples).isEmpty();
        assertThat(counts.rejected).isZero();
    }

    @Test
    void haveNothingWrongWhenClean() {
        Path file = folder.resolve("clean.csv");
        UglyRosters.clean(file, ROWS);
        Counts counts = read(file);
        assertThat(counts.people).isEqualTo(ROWS);
        assertThat(counts.problems).as("%s", counts.samples).isEmpty();
    }

    private static final class Counts {
        private int people;
        private int rejected;
        private long blankRows;
        private final Map<String, Integer> passedOver = new HashMap<>();
        private final Map<String, Integer> problems = new HashMap<>();
        private final List<String> samples = new ArrayList<>();
    }

    private static Counts read(Path file) {
        Counts counts = new Counts();
        try (Sheet sheet = Sheets.open(file, String.valueOf(file.getFileName()), SheetLimits.roster())) {
            List<SheetRow> first = new ArrayList<>();
            SheetRow row = sheet.next();
            while (row != null && first.size() < RosterLayout.ROWS_TO_LOOK_AT) {
                first.add(row);
                row = sheet.next();
            }
            RosterReader reader = new RosterReader(
                    RosterLayout.find(first, Map.of()), TODAY, sheet.facts().dates1904());
            first.forEach(one -> count(counts, reader.read(one)));
            for (; row != null; row = sheet.next()) {
                count(counts, reader.read(row));
            }
            counts.blankRows = reader.blankRows();
        }
        return counts;
    }

    private static void count(Counts counts, RosterRow row) {
        switch (row) {
            case RosterRow.Person person -> {
                counts.people++;
                person.problems().forEach(problem -> problem(counts, person, problem));
            }
            case RosterRow.Rejected _ -> counts.rejected++;
            case RosterRow.PassedOver passed ->
                counts.passedOver.merge(passed.why().name(), 1, Integer::sum);
        }
    }

    private static void problem(Counts counts, RosterRow.Person person, CellProblem problem) {
        String key = problem.messageKey().substring(problem.messageKey().lastIndexOf('.') + 1);
        counts.problems.merge(key.startsWith("phone") ? "phone" : key, 1, Integer::sum);
        if (counts.samples.size() < 20 && !key.equals("id-checksum")) {
            counts.samples.add(person.number() + " " + problem);
        }
    }
}
