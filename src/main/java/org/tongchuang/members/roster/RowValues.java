package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.CellKind;
import org.tongchuang.integrations.sheets.SheetRow;

/// The cells of one row by the field they are mapped to, tidied; cells that hold an error or broken characters have
/// become problems.
final class RowValues {

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d{1,2}");
    private static final Pattern FLOATED = Pattern.compile("\\d+\\.0+");
    private static final RosterColumn[] NONE = {};

    private final RosterColumn[][] columnsByField;
    private final SheetRow row;
    private final List<CellProblem> problems = new ArrayList<>(0);

    RowValues(RosterColumn[][] columnsByField, SheetRow row) {
        this.columnsByField = columnsByField;
        this.row = row;
    }

    static RosterColumn[][] byField(RosterLayout layout) {
        RosterColumn[][] byField = new RosterColumn[RosterField.values().length][];
        for (RosterField field : RosterField.values()) {
            byField[field.ordinal()] = layout.columns().stream()
                    .filter(column -> column.field() == field)
                    .toArray(RosterColumn[]::new);
        }
        return byField;
    }

    List<CellProblem> problems() {
        return problems.isEmpty() ? List.of() : List.copyOf(problems);
    }

    RosterColumn[] columns(RosterField field) {
        RosterColumn[] columns = columnsByField[field.ordinal()];
        return columns == null ? NONE : columns;
    }

    /// Whether the field's cell holds anything at all, understood or not.
    boolean has(RosterField field) {
        for (RosterColumn column : columns(field)) {
            if (!Tidy.isNothing(Tidy.code(row.text(column.index())))) {
                return true;
            }
        }
        return false;
    }

    Cell cell(RosterColumn column) {
        return new Cell(row.number(), column.header(), row.text(column.index()), problems);
    }

    /// The cell of a field that has at most one, or of its first column.
    Cell cell(RosterField field) {
        RosterColumn[] columns = columns(field);
        return columns.length == 0 ? new Cell(row.number(), "", "", problems) : cell(columns[0]);
    }

    /// Narrow throughout; empty when there is nothing.
    String code(RosterField field) {
        RosterColumn[] columns = columns(field);
        return columns.length == 0 ? "" : code(columns[0]);
    }

    String code(RosterColumn column) {
        String written = row.text(column.index());
        if (written.isEmpty()) {
            return "";
        }
        String text = Tidy.code(written);
        return isReadable(column, text) ? text : "";
    }

    /// Prose of at most so many characters; null when there is none.
    @Nullable
    String line(RosterField field, int maxChars) {
        RosterColumn[] columns = columns(field);
        return columns.length == 0 ? null : line(columns[0], maxChars);
    }

    @Nullable
    String line(RosterColumn column, int maxChars) {
        String written = row.text(column.index());
        if (written.isEmpty()) {
            return null;
        }
        String text = Tidy.line(written);
        if (!isReadable(column, text)) {
            return null;
        }
        if (text.length() > maxChars) {
            cell(column).reject("too-long", Integer.toString(maxChars));
            return null;
        }
        return text;
    }

    /// A number that is a name, not a quantity: its digits must be all there.
    String digits(RosterColumn column) {
        String text = code(column);
        if (text.isEmpty()) {
            return text;
        }
        if (row.kind(column.index()) == CellKind.ROUNDED
                || SCIENTIFIC.matcher(text).matches()) {
            cell(column).reject("rounded");
            return "";
        }
        return FLOATED.matcher(text).matches() ? text.substring(0, text.indexOf('.')) : text;
    }

    private boolean isReadable(RosterColumn column, String text) {
        if (Tidy.isNothing(text)) {
            return false;
        }
        CellKind kind = row.kind(column.index());
        if (kind == CellKind.ERROR) {
            cell(column).reject("formula-error");
        } else if (kind == CellKind.DAMAGED) {
            cell(column).reject("damaged");
        }
        return kind != CellKind.ERROR && kind != CellKind.DAMAGED;
    }
}
