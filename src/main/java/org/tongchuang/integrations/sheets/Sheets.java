package org.tongchuang.integrations.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// The front door to spreadsheets: CSV, TSV, XLSX and XLS, told apart by their content, whatever their name says.
public final class Sheets {

    private static final Set<String> EXTENSIONS = Set.of("csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "et");

    private Sheets() {}

    /// Opens the first visible worksheet that holds anything, or the text.
    ///
    /// @param originalName the name it was uploaded under, for its extension
    /// @throws SheetRefused when the file is hostile, damaged, empty or not a spreadsheet
    /// @throws UncheckedIOException when the disk fails
    public static Sheet open(Path file, String originalName, SheetLimits limits) {
        return open(file, originalName, limits, null);
    }

    /// Opens one worksheet by its name.
    public static Sheet open(Path file, String originalName, SheetLimits limits, @Nullable String sheetName) {
        checkExtension(originalName);
        long bytes = checkedSize(file, limits);
        return guarded(() -> switch (Content.of(head(file))) {
            case ZIP -> Workbook.open(() -> new XlsxWorkbook(file, bytes, limits), sheetName, bytes);
            case OLE2 -> Workbook.open(() -> new XlsWorkbook(file, limits), sheetName, bytes);
            case TEXT -> DelimitedText.open(file, originalName, bytes, limits);
        });
    }

    private static void checkExtension(String originalName) {
        int dot = originalName.lastIndexOf('.');
        String extension =
                dot < 0 ? "" : originalName.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
        if (!EXTENSIONS.contains(extension)) {
            throw new SheetRefused(Reason.EXTENSION, extension.isEmpty() ? originalName : "." + extension);
        }
    }

    private static long checkedSize(Path file, SheetLimits limits) {
        try {
            long bytes = Files.size(file);
            if (bytes == 0) {
                throw new SheetRefused(Reason.EMPTY);
            }
            if (bytes > limits.maxBytes()) {
                throw new SheetRefused(Reason.TOO_LARGE, limits.maxBytes() >> 20);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4096);
        }
    }

    /// Whatever a parser stumbles over in a file is the file's fault and becomes a refusal; only the disk's
    /// own failures pass, as `UncheckedIOException`.
    static <T extends @Nullable Object> T guarded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SheetRefused | UncheckedIOException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new SheetRefused(Reason.DAMAGED, e);
        }
    }

    /// Closes what was opened halfway, then lets the failure go on.
    static <T extends @Nullable Object> T orClose(Closeable opened, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (Throwable e) {
            try (opened) {
                throw e;
            }
        }
    }

    interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }
}
