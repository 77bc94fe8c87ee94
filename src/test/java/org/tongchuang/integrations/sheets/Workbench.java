package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes sheets for tests, good and bad ones.
final class Workbench {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private Workbench() {}

    /// A workbook of one worksheet, its parts open to change.
    static Map<String, String> parts(String sheetData, String strings, String styles) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("xl/workbook.xml", workbook("<workbookPr/>", "<sheet name=\"名册\" sheetId=\"1\" r:id=\"rId1\"/>"));
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relation(1) + "</Relationships>");
        parts.put("xl/worksheets/sheet1.xml", worksheet(sheetData));
        parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + strings + "</sst>");
        parts.put("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
        return parts;
    }

    static String workbook(String properties, String sheets) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns=\"" + MAIN + "\">" + properties + "<sheets>"
                + sheets + "</sheets></workbook>";
    }

    static String relation(int n) {
        return "<Relationship Id=\"rId" + n + "\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet" + n
                + ".xml\"/>";
    }

    static String worksheet(String sheetData) {
        return "<?xml version=\"1.0\"?><worksheet xmlns=\"" + MAIN + "\"><dimension ref=\"A1\"/><sheetData>" + sheetData
                + "</sheetData><pageMargins/></worksheet>";
    }

    static Path zip(Path file, Map<String, String> parts) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Filling {
        void fill(OutputStream out) throws IOException;
    }

    /// A workbook whose worksheet is written as it is zipped, so that it may be of any size.
    static Path zipStreaming(Path file, String part, Filling filling) {
        Map<String, String> others = parts("", "", "");
        others.remove(part);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> other : others.entrySet()) {
                zip.putNextEntry(new ZipEntry(other.getKey()));
                zip.write(other.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(part));
            filling.fill(zip);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path text(Path file, String text, Charset charset) {
        return bytes(file, text.getBytes(charset));
    }

    static Path bytes(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<SheetRow> rows(Path file) {
        return rows(file, file.getFileName().toString(), SheetLimits.roster());
    }

    static List<SheetRow> rows(Path file, String name, SheetLimits limits) {
        List<SheetRow> rows = new ArrayList<>();
        try (Sheet sheet = Sheets.open(file, name, limits)) {
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static List<String> shown(Path file) {
        return rows(file).stream().map(SheetRow::toString).toList();
    }
}
