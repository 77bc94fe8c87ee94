package org.tongchuang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An XLSX as people fill it in by hand: what the writer for exports would never do.
final class UglyWorkbook implements AutoCloseable {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final LocalDate SERIAL_0 = LocalDate.of(1899, 12, 30);
    private static final int DATE_STYLE = 1;

    private final ZipOutputStream zip;
    private final int width;
    private int row;

    UglyWorkbook(Path file, int width) {
        this.width = width;
        try {
            this.zip = new ZipOutputStream(Files.newOutputStream(file));
            part("[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="xml" ContentType="application/xml"/></Types>""");
            part("xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(MAIN, OFFICE));
            part("xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                    Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""".formatted(OFFICE));
            part("xl/styles.xml", """
                    <styleSheet xmlns="%s"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
                    </styleSheet>""".formatted(MAIN));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Over all columns.
    void title(String words) {
        text(List.of(words));
        row++;
    }

    void text(List<String> cells) {
        row(cells, (column, cell) -> string(column, cell));
    }

    /// Numbers as floats, the birth date as a serial, every third name as the value of a formula.
    void person(List<String> cells, int id, int born, int studentNumber, int phone) {
        row(cells, (column, cell) -> {
            boolean digits = cell.matches("[1-9]\\d{0,13}");
            if (column == born) {
                return "<c r=\"%s\" s=\"%d\"><v>%d</v></c>"
                        .formatted(at(column), DATE_STYLE, ChronoUnit.DAYS.between(SERIAL_0, LocalDate.parse(cell)));
            }
            if (column != id && (column == studentNumber || column == phone || column == 0) && digits) {
                return "<c r=\"%s\"><v>%s.0</v></c>".formatted(at(column), cell);
            }
            boolean formula = column == 1 && row % 3 == 0;
            return formula
                    ? "<c r=\"%s\" t=\"str\"><f>TRIM(A%d)</f><v>%s</v></c>".formatted(at(column), row, escaped(cell))
                    : string(column, cell);
        });
    }

    private interface Drawing {
        String cell(int column, String value);
    }

    private void row(List<String> cells, Drawing drawing) {
        row++;
        StringBuilder out = new StringBuilder("<row r=\"" + row + "\">");
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                out.append(drawing.cell(column, cells.get(column)));
            }
        }
        write(out.append("</row>").toString());
    }

    private String string(int column, String value) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at(column), escaped(value));
    }

    private String at(int column) {
        return (char) ('A' + column) + String.valueOf(row);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void part(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(content);
        zip.closeEntry();
    }

    private void write(String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        write("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:" + (char) ('A' + width - 1)
                + "2\"/></mergeCells></worksheet>");
        try {
            zip.closeEntry();
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
