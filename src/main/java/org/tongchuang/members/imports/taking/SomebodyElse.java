package org.tongchuang.members.imports.taking;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.members.roster.RosterEntry;
import org.tongchuang.members.roster.RosterRow;

/// Whether a row that bears somebody's number is about somebody else after all: numbers are mistyped and filled down.
/// Such a row would overwrite one person with another, so it is left out and said why.
final class SomebodyElse {

    private SomebodyElse() {}

    /// @param byNumber whether the student number tells who the row is about, which a change of name may leave
    ///     standing; else the ID number alone does
    /// @param firstRow of this file about the same person, 0 when this is the first
    /// @return what to say of the row; null when nothing speaks against it being the same person
    static @Nullable CellProblem problem(
            RosterRow.Person row, Facts known, boolean byNumber, long firstRow, Map<String, String> columns) {
        RosterEntry entry = row.entry();
        if (named(entry).anyMatch(name -> isCalled(known, name))) {
            return null;
        }
        if (byNumber && firstRow == 0 && !contradicted(known, entry)) {
            return null;
        }
        String field = byNumber ? "studentNumber" : "idNumber";
        String value = byNumber
                ? studentNumber(entry)
                : entry.document() == null ? "" : entry.document().number();
        return firstRow == 0
                ? new CellProblem(row.number(), header(columns, field), value, "members.import.other-name", List.of())
                : new CellProblem(
                        row.number(),
                        header(columns, field),
                        value,
                        "members.import.other-name-in-file",
                        List.of(String.valueOf(firstRow)));
    }

    /// The header of the column that holds a field; empty when there is none.
    static String header(Map<String, String> columns, String field) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().equals(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> named(RosterEntry entry) {
        return Stream.concat(Stream.of(entry.name().full()), entry.name().former().stream())
                .filter(name -> !name.isBlank());
    }

    private static boolean isCalled(Facts known, String name) {
        if (name.equals(known.get("name"))) {
            return true;
        }
        NameForms said = NameForms.of(name);
        return Stream.concat(
                        Stream.of("name", "englishName", "pinyin").map(path -> known.get(path, "")),
                        known.list("formerName").stream())
                .filter(one -> !one.isBlank())
                .anyMatch(one -> NameForms.of(one).mayBe(said));
    }

    /// Whether the row was born on another day or holds another document.
    private static boolean contradicted(Facts known, RosterEntry entry) {
        String born = known.get("birthDate");
        String said = entry.birthDate() == null ? null : entry.birthDate().toString();
        boolean otherDay = born != null && said != null && !born.startsWith(said) && !said.startsWith(born);
        boolean otherDocument = known.has("idNumber")
                && entry.document() != null
                && known.get("idKind", "").equals(entry.document().kind().name())
                && !RowKeys.sameDocument(known, entry)
                && !RowKeys.sameDocumentOnce(known, entry);
        return otherDay || otherDocument;
    }

    private static String studentNumber(RosterEntry entry) {
        return entry.educations().stream()
                .map(RosterEntry.Education::studentNumber)
                .filter(number -> number != null)
                .findFirst()
                .orElse("");
    }
}
