package org.tongchuang.integrations.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes rows of text for spreadsheet programs, streaming. Every cell is text, so leading zeros and long numbers stay.
///
/// In CSV a cell that a spreadsheet program would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
/// line break, also after blanks or as its full-width twin) gets an apostrophe in front. What is only digits behind
/// one sign, as telephone and negative numbers are (`+8613800000000`, `-12.5`), stays readable: without letters,
/// brackets or a second operator it can compute nothing but itself. XLSX needs no such care: its cells are marked as
/// text.
///
/// All methods throw `UncheckedIOException` when the stream fails. Closing finishes the file and closes the stream.
public final class SheetWriter implements AutoCloseable {

    private static final int XLSX_ROWS = 1_048_576;
    private static final int FLUSH_EVERY = 1_000;

    private interface Rows extends Closeable {
        void write(List<String> cells) throws IOException;
    }

    private final Rows rows;

    private SheetWriter(Rows rows) {
        this.rows = rows;
    }

    /// UTF-8 with a byte order mark and CRLF, the form every spreadsheet program opens right.
    public static SheetWriter csv(OutputStream out) {
        return new SheetWriter(new CsvRows(out));
    }

    /// One worksheet with its first row kept in view; more than 1,048,576 rows go on in further worksheets.
    public static SheetWriter xlsx(OutputStream out, String sheetName) {
        return new SheetWriter(new XlsxSheets(out, sheetName));
    }

    public void write(List<String> cells) {
        try {
            rows.write(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A cell as it is safe to open.
    static String neutral(String cell) {
        int i = 0;
        while (i < cell.length()
                && (cell.charAt(i) == ' ' || cell.charAt(i) == '\u00a0' || cell.charAt(i) == '\u3000')) {
            i++;
        }
        if (i == cell.length()) {
            return cell;
        }
        boolean risky = "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(i)) >= 0;
        return risky && !isSignedNumber(cell) ? "'" + cell : cell;
    }

    private static boolean isSignedNumber(String cell) {
        boolean point = false;
        for (int i = 1; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '.' && !point && i > 1) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return cell.length() > 1 && (cell.charAt(0) == '+' || cell.charAt(0) == '-');
    }

    /// Programs that guess the separator must find no other than the comma.
    private static final class QuoteSeparators implements QuoteStrategy {
        @Override
        public boolean quoteValue(int lineNo, int fieldIdx, String value) {
            return value.indexOf(';') >= 0
                    || value.indexOf('\t') >= 0
                    || value.indexOf('|') >= 0
                    || value.indexOf('，') >= 0;
        }
    }

    private static final class CsvRows implements Rows {
        private final CsvWriter csv;

        CsvRows(OutputStream out) {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try {
                writer.write('\uFEFF');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            this.csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .quoteStrategy(new QuoteSeparators())
                    .build(writer);
        }

        @Override
        public void write(List<String> cells) {
            csv.writeRecord(cells.stream().map(SheetWriter::neutral).toList());
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    private static final class XlsxSheets implements Rows {
        private final OutputStream out;
        private final Workbook workbook;
        private final String name;
        private Worksheet sheet;
        private int sheets = 1;
        private int row;

        XlsxSheets(OutputStream out, String name) {
            this.out = out;
            this.name = name;
            this.workbook = new Workbook(out, "Tongchuang", "1.0");
            this.sheet = newSheet(name);
        }

        private Worksheet newSheet(String sheetName) {
            Worksheet fresh = workbook.newWorksheet(sheetName);
            fresh.freezePane(0, 1);
            return fresh;
        }

        @Override
        public void write(List<String> cells) throws IOException {
            if (row == XLSX_ROWS) {
                sheet.finish();
                sheet = newSheet(name + " " + ++sheets);
                row = 0;
            }
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                    sheet.inlineString(row, column, cells.get(column));
                }
            }
            if (++row % FLUSH_EVERY == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            try (out) {
                workbook.finish();
            }
        }
    }
}
