package org.tongchuang.integrations.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// A file of several worksheets.
interface Workbook extends Closeable {

    SheetFormat format();

    /// Visible worksheets in their order.
    List<String> names();

    boolean dates1904();

    /// Rows of the worksheet at this place among the visible ones, from 0. Closing them leaves the workbook open.
    RowSource rows(int index) throws IOException;

    static Sheet open(Sheets.Reading<Workbook> opening, @Nullable String wanted, long bytes) throws IOException {
        Workbook workbook = opening.read();
        return Sheets.orClose(workbook, () -> choose(workbook, wanted, bytes));
    }

    private static Sheet choose(Workbook workbook, @Nullable String wanted, long bytes) throws IOException {
        List<String> names = workbook.names();
        if (wanted != null && !names.contains(wanted)) {
            throw new SheetRefused(Reason.NO_SUCH_SHEET, wanted);
        }
        for (int i = 0; i < names.size(); i++) {
            if (wanted == null || wanted.equals(names.get(i))) {
                RowSource rows = workbook.rows(i);
                SheetRow first = Sheets.orClose(rows, rows::next);
                if (first != null) {
                    SheetFacts facts =
                            SheetFacts.ofWorkbook(workbook.format(), names.get(i), names, bytes, workbook.dates1904());
                    return new Sheet(facts, new OwningRows(workbook, rows), first);
                }
                rows.close();
            }
        }
        throw new SheetRefused(Reason.NO_ROWS);
    }

    /// Rows that close their workbook with themselves.
    record OwningRows(Workbook workbook, RowSource rows) implements RowSource {

        @Override
        public @Nullable SheetRow next() throws IOException {
            return rows.next();
        }

        @Override
        public double progress() {
            return rows.progress();
        }

        @Override
        public void close() throws IOException {
            try (workbook) {
                rows.close();
            }
        }
    }
}
