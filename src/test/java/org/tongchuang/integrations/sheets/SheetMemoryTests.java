package org.tongchuang.integrations.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads large files in a JVM with a small heap. The full size of 1,000,000 rows and 5,000,000 strings is run by
/// hand: `main FILE ROWS make` writes the file, `main FILE` reads it.
class SheetMemoryTests {

    private static final int STRINGS_PER_ROW = 5;

    @TempDir
    private Path folder;

    @Test
    void readsAMillionStringsInAHeapThatCannotHoldThem() throws Exception {
        Path file = folder.resolve("large.xlsx");
        make(file, 200_000);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SheetMemoryTests.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("200000 rows");
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (args.length > 2) {
            make(file, Integer.parseInt(args[1]));
            return;
        }
        long start = System.nanoTime();
        long rows = 0;
        long chars = 0;
        try (Sheet sheet = Sheets.open(file, args[0], SheetLimits.roster())) {
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                rows++;
                for (int i = 0; i < row.size(); i++) {
                    chars += row.text(i).length();
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d rows, %d characters, %.1f s, %.0f rows/s%n", rows, chars, seconds, rows / seconds);
    }

    /// Every string differs, as in a roster of addresses; the rows use them out of order.
    static void make(Path file, int rows) throws IOException {
        Path strings = Files.createTempFile("strings", ".xml");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(strings))) {
            out.write("<sst>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < rows * STRINGS_PER_ROW; i++) {
                out.write(("<si><t>广东省深圳市某某路" + i + "号</t></si>").getBytes(StandardCharsets.UTF_8));
            }
            out.write("</sst>".getBytes(StandardCharsets.UTF_8));
        }
        Path sheet = Workbench.zipStreaming(file, "xl/worksheets/sheet1.xml", out -> writeRows(out, rows));
        try (var zip = FileSystems.newFileSystem(sheet)) {
            Files.move(strings, zip.getPath("xl/sharedStrings.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void writeRows(OutputStream out, int rows) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        buffered.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
        long strings = (long) rows * STRINGS_PER_ROW;
        StringBuilder row = new StringBuilder();
        for (int r = 0; r < rows; r++) {
            row.setLength(0);
            row.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < STRINGS_PER_ROW; c++) {
                long index = ((long) r * STRINGS_PER_ROW + c) * 7919 % strings;
                row.append("<c r=\"").append((char) ('A' + c)).append(r + 1).append("\" t=\"s\"><v>");
                row.append(index).append("</v></c>");
            }
            row.append("<c r=\"F")
                    .append(r + 1)
                    .append("\"><v>")
                    .append(20_180_000 + r)
                    .append("</v></c></row>");
            buffered.write(row.toString().getBytes(StandardCharsets.UTF_8));
        }
        buffered.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        buffered.flush();
    }
}
