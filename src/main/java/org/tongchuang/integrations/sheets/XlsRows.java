package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// Rows of one XLS worksheet.
final class XlsRows implements RowSource {

    private static final int LAST_ROW = 0xFFFF;

    private final CountingInput in;
    private final long size;
    private final BiffRecords records;
    private final XlsWorkbook workbook;
    private final SheetLimits limits;
    private final RowCells cells;
    private int row = -1;
    private int formulaColumn = -1;
    private boolean started;
    private boolean ended;
    private boolean pending;
    private int depth;

    XlsRows(InputStream in, XlsWorkbook workbook, SheetLimits limits) throws IOException {
        this.size = Math.max(in.available(), 1);
        this.in = new CountingInput(in);
        this.records = new BiffRecords(this.in);
        this.workbook = workbook;
        this.limits = limits;
        this.cells = new RowCells(limits);
    }

    @Override
    public @Nullable SheetRow next() throws IOException {
        while (!ended) {
            if (!pending && !advance()) {
                ended = true;
                return row < 0 ? null : cells.take(row + 1L);
            }
            pending = false;
            SheetRow finished = startRow();
            if (finished != null) {
                pending = true;
                return finished;
            }
            cell();
        }
        return null;
    }

    /// Moves to the next cell record of this worksheet; what is embedded in it (charts) is passed over.
    private boolean advance() throws IOException {
        while (records.next()) {
            switch (records.id()) {
                case BiffRecords.BOF -> {
                    depth++;
                    started = true;
                }
                case BiffRecords.EOF -> {
                    if (--depth <= 0) {
                        return false;
                    }
                }
                case BiffRecords.FILE_PASS -> throw new SheetRefused(Reason.PASSWORD);
                case BiffRecords.STRING -> formulaText();
                default -> {
                    if (depth == 1 && records.isCell()) {
                        return true;
                    }
                }
            }
            if (!started) {
                throw new SheetRefused(Reason.DAMAGED);
            }
        }
        throw new SheetRefused(Reason.DAMAGED);
    }

    /// What the formula before this record gives.
    private void formulaText() throws IOException {
        if (depth == 1 && formulaColumn >= 0) {
            records.from(0);
            put(formulaColumn, records.readRichText(limits.maxCellChars(), row + 1L), CellKind.TEXT);
            formulaColumn = -1;
        }
    }

    /// Takes the row before when this record begins another one.
    private @Nullable SheetRow startRow() {
        int next = records.u16(0);
        if (next == row) {
            return null;
        }
        if (next < row || next > LAST_ROW) {
            throw new SheetRefused(Reason.UNORDERED);
        }
        SheetRow finished = row < 0 ? null : cells.take(row + 1L);
        row = next;
        formulaColumn = -1;
        return finished;
    }

    private void cell() throws IOException {
        int column = records.u16(2);
        switch (records.id()) {
            case BiffRecords.LABEL_SST -> put(column, workbook.string(records.i32(6)), CellKind.TEXT);
            case BiffRecords.LABEL, BiffRecords.RSTRING -> {
                records.from(9);
                put(column, records.readChars(records.u16(6), records.u8(8)), CellKind.TEXT);
            }
            case BiffRecords.NUMBER -> number(column, records.u16(4), records.f64(6));
            case BiffRecords.RK -> number(column, records.u16(4), rk(records.i32(6)));
            case BiffRecords.MUL_RK -> {
                for (int at = 4; at + 6 <= records.length() - 2; at += 6) {
                    number(column++, records.u16(at), rk(records.i32(at + 2)));
                }
            }
            case BiffRecords.BOOL_ERR -> boolOrError(column, records.u8(6), records.u8(7) == 1);
            default -> formula(column);
        }
    }

    private void formula(int column) {
        if (records.u16(12) != 0xFFFF) {
            number(column, records.u16(4), records.f64(6));
            return;
        }
        switch (records.u8(6)) {
            case 0 -> formulaColumn = column;
            case 1 -> boolOrError(column, records.u8(8), false);
            case 2 -> boolOrError(column, records.u8(8), true);
            default -> {}
        }
    }

    private void boolOrError(int column, int value, boolean error) {
        if (error) {
            put(column, CellErrors.byCode(value), CellKind.ERROR);
        } else {
            put(column, value == 0 ? "FALSE" : "TRUE", CellKind.BOOLEAN);
        }
    }

    private void number(int column, int style, double value) {
        ShownNumber shown = ShownNumber.of(value, workbook.format(style), workbook.dates1904());
        put(column, shown.text(), shown.kind());
    }

    private void put(int column, String text, CellKind kind) {
        cells.put(column, text, kind, row + 1L);
    }

    /// A number in 30 bits: a whole one or the upper part of a double, either of them perhaps a hundredfold.
    private static double rk(int bits) {
        double value = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((long) (bits & ~3) << 32);
        return (bits & 1) != 0 ? value / 100 : value;
    }

    @Override
    public double progress() {
        return (double) in.count() / size;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
