package org.tongchuang.integrations.sheets;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// Rows of a delimited text file.
final class DelimitedText implements RowSource {

    private static final int SAMPLE_CHARS = 1 << 17;

    private final CountingInput input;
    private final long bytes;
    private final CloseableIterator<Fields> records;
    private final RowCells cells;
    private final SheetLimits limits;
    private long row;

    private DelimitedText(CountingInput input, Reader text, char separator, long bytes, SheetLimits limits) {
        this.input = input;
        this.bytes = bytes;
        this.limits = limits;
        this.cells = new RowCells(limits);
        // The buffer bounds what an unclosed quote can swallow before the file is refused.
        CsvReader<Fields> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(Math.max(4 * limits.maxCellChars(), 1 << 14))
                .build(new FieldHandler(), text);
        this.records = reader.iterator();
    }

    static Sheet open(Path file, String originalName, long bytes, SheetLimits limits) throws IOException {
        TextEncoding encoding = TextEncoding.of(file);
        boolean tabs = originalName.toLowerCase(Locale.ROOT).matches(".*\\.(tsv|tab)");
        CountingInput input = new CountingInput(Files.newInputStream(file));
        return Sheets.orClose(input, () -> {
            Reader text = decoded(input, encoding);
            text.mark(SAMPLE_CHARS + 1);
            char[] sample = new char[SAMPLE_CHARS];
            int n = readFully(text, sample);
            text.reset();
            String start = new String(sample, 0, n);
            Character told = toldSeparator(start);
            if (told != null) {
                skipLine(text);
            }
            char separator = told != null ? told : Separator.in(start, n < SAMPLE_CHARS, tabs ? '\t' : ',');
            SheetFormat format = separator == '\t' ? SheetFormat.TSV : SheetFormat.CSV;
            SheetFacts facts = SheetFacts.ofText(format, encoding.charset().name(), separator, bytes);
            DelimitedText rows = new DelimitedText(input, text, separator, bytes, limits);
            SheetRow first = rows.next();
            if (first == null) {
                throw new SheetRefused(Reason.NO_ROWS);
            }
            return new Sheet(facts, rows, first);
        });
    }

    private static Reader decoded(InputStream input, TextEncoding encoding) throws IOException {
        input.skipNBytes(encoding.bomBytes());
        return new BufferedReader(
                new InputStreamReader(
                        input,
                        encoding.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                                .replaceWith("\uFFFD")),
                1 << 16);
    }

    private static int readFully(Reader text, char[] into) throws IOException {
        int n = 0;
        for (int r = 0; n < into.length && r >= 0; n += Math.max(r, 0)) {
            r = text.read(into, n, into.length - n);
        }
        return n;
    }

    /// Spreadsheet programs may write `sep=;` as a first line that is no row.
    private static @Nullable Character toldSeparator(String start) {
        boolean told = start.length() > 5
                && start.regionMatches(true, 0, "sep=", 0, 4)
                && (start.charAt(5) == '\r' || start.charAt(5) == '\n');
        return told ? Character.valueOf(start.charAt(4)) : null;
    }

    private static void skipLine(Reader text) throws IOException {
        int c = text.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = text.read();
        }
        text.mark(1);
        if (c == '\r' && text.read() != '\n') {
            text.reset();
        }
    }

    @Override
    public @Nullable SheetRow next() {
        try {
            while (records.hasNext()) {
                records.next();
                SheetRow taken = cells.take(row);
                if (taken != null) {
                    return taken;
                }
            }
            return null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof SheetRefused refused) {
                throw refused;
            }
            throw new SheetRefused(Reason.CELL_TOO_LONG, e, row, limits.maxCellChars());
        }
    }

    @Override
    public double progress() {
        return (double) input.count() / bytes;
    }

    @Override
    public void close() throws IOException {
        try (input) {
            records.close();
        }
    }

    private enum Fields {
        READ
    }

    private final class FieldHandler extends AbstractBaseCsvCallbackHandler<Fields> {

        @Override
        protected void handleBegin(long startingLineNumber) {
            row++;
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (length > limits.maxCellChars()) {
                throw new SheetRefused(Reason.CELL_TOO_LONG, row, limits.maxCellChars());
            }
            String text = new String(buffer, offset, length);
            CellKind kind = text.indexOf('\uFFFD') >= 0
                    ? CellKind.DAMAGED
                    : text.startsWith("#") && CellErrors.isOne(text) ? CellKind.ERROR : CellKind.TEXT;
            cells.put(column, text, kind, row);
        }

        @Override
        protected Fields buildRecord() {
            return Fields.READ;
        }
    }
}
