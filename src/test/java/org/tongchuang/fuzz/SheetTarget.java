package org.tongchuang.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.tongchuang.integrations.sheets.Sheet;
import org.tongchuang.integrations.sheets.SheetLimits;
import org.tongchuang.integrations.sheets.SheetRefused;
import org.tongchuang.integrations.sheets.Sheets;

/// Any bytes as a CSV, TSV, XLSX or XLS file: read to the end or refused, never anything else.
public final class SheetTarget {

    private static final Path FILE = file();

    private SheetTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        for (String name : new String[] {"a.csv", "a.tsv", "a.xlsx"}) {
            try (Sheet sheet = Sheets.open(FILE, name, SheetLimits.roster())) {
                while (sheet.next() != null) {
                    Objects.requireNonNull(sheet.facts());
                }
            } catch (SheetRefused meant) {
                Objects.requireNonNull(meant.messageKey());
            }
        }
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("fuzz", ".sheet");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
