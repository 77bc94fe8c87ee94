package org.tongchuang.integrations.sheets;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// The row being read: cells are put at their column in any order, then taken as one `SheetRow`.
final class RowCells {

    private final SheetLimits limits;
    private String[] texts = new String[32];
    private CellKind[] kinds = new CellKind[32];
    private int size;
    private boolean filled;
    private long rows;

    RowCells(SheetLimits limits) {
        this.limits = limits;
    }

    void put(int column, String text, CellKind kind, long row) {
        if (text.isEmpty()) {
            return;
        }
        if (column >= limits.maxColumns()) {
            throw new SheetRefused(Reason.TOO_MANY_COLUMNS, limits.maxColumns());
        }
        if (text.length() > limits.maxCellChars()) {
            throw new SheetRefused(Reason.CELL_TOO_LONG, row, limits.maxCellChars());
        }
        if (column >= size) {
            grow(column + 1);
        }
        texts[column] = text;
        kinds[column] = kind;
        filled = filled || !text.isBlank();
    }

    /// The row put together, or null when nothing but blanks was put into it.
    @Nullable
    SheetRow take(long number) {
        SheetRow row = filled ? new SheetRow(number, Arrays.copyOf(texts, size), Arrays.copyOf(kinds, size)) : null;
        size = 0;
        filled = false;
        if (row != null && ++rows > limits.maxRows()) {
            throw new SheetRefused(Reason.TOO_MANY_ROWS, limits.maxRows());
        }
        return row;
    }

    private void grow(int newSize) {
        if (newSize > texts.length) {
            int capacity = Math.max(newSize, texts.length * 2);
            texts = Arrays.copyOf(texts, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        Arrays.fill(texts, size, newSize, "");
        Arrays.fill(kinds, size, newSize, CellKind.TEXT);
        size = newSize;
    }
}
