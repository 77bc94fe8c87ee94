package org.tongchuang.members.imports;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.RosterColumn;
import org.tongchuang.members.roster.RosterField;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// The columns of a roster and what each is taken for.
///
/// @param chosen the key of each column's field, in the order of the columns; empty where it is left out
/// @param head the rows the file begins with
public record ColumnsPage(
        RosterImport made,
        List<RosterColumn> columns,
        List<String> chosen,
        List<Line> head,
        List<String> remembered,
        @Nullable String problem)
        implements Page {

    private static final int HEAD = 12;
    private static final List<RosterField> NAMES = List.of(
            RosterField.NAME,
            RosterField.ENGLISH_NAME,
            RosterField.FAMILY_NAME,
            RosterField.GIVEN_NAME,
            RosterField.PINYIN);

    static ColumnsPage of(RosterImport made, RosterDesk.Seen seen, Collection<String> remembered) {
        return new ColumnsPage(
                made,
                seen.columns(),
                seen.columns().stream()
                        .map(column ->
                                column.field() == null ? "" : column.field().key())
                        .toList(),
                seen.head().stream()
                        .filter(row -> row.number() <= Math.max(HEAD, made.headerRow() + 1))
                        .map(Line::of)
                        .toList(),
                List.copyOf(remembered),
                null);
    }

    /// With the choices as somebody sent them, and what is wrong with these.
    ColumnsPage asWritten(List<String> written, String wrong) {
        return new ColumnsPage(made, columns, written, head, remembered, wrong);
    }

    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("", Words.text("members.import.leave-out"));
        for (RosterField field : RosterField.values()) {
            fields.put(field.key(), Words.text("members.roster.field." + field.key()));
        }
        return fields;
    }

    public long mapped() {
        return columns.stream().filter(column -> column.field() != null).count();
    }

    /// Whether a person has to say which column names people.
    public boolean unsure() {
        return columns.stream().noneMatch(column -> column.field() != null && NAMES.contains(column.field()));
    }

    /// A row of the file, to choose the header by.
    public record Line(long number, String words) {

        static Line of(SheetRow row) {
            return new Line(
                    row.number(),
                    row.texts().stream()
                            .map(text -> text.replaceAll("\\s+", " ").strip())
                            .filter(text -> !text.isEmpty())
                            .map(text -> text.length() > 24 ? text.substring(0, 24) + "…" : text)
                            .limit(12)
                            .collect(Collectors.joining(" · ")));
        }
    }
}
