package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;
import org.tongchuang.integrations.sheets.XmlScanner.Event;

/// Rows of one XLSX worksheet.
final class XlsxRows implements RowSource {

    private final CountingInput in;
    private final long toldSize;
    private final XmlScanner xml;
    private final XlsxWorkbook workbook;
    private final SheetLimits limits;
    private final RowCells cells;
    private boolean inData;
    private long row;
    private int column;

    XlsxRows(InputStream in, long toldSize, XlsxWorkbook workbook, SheetLimits limits) {
        this.in = new CountingInput(in);
        this.toldSize = toldSize;
        this.xml = new XmlScanner(this.in);
        this.workbook = workbook;
        this.limits = limits;
        this.cells = new RowCells(limits);
    }

    @Override
    public @Nullable SheetRow next() throws IOException {
        for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
            boolean start = event == Event.START;
            switch (xml.name()) {
                case "sheetData" -> {
                    inData = start;
                    if (!start) {
                        return null;
                    }
                }
                case "row" -> {
                    SheetRow taken = start ? startRow() : cells.take(row);
                    if (taken != null) {
                        return taken;
                    }
                }
                case "c" -> {
                    if (start && inData) {
                        cell();
                    }
                }
                default -> {}
            }
        }
        if (inData) {
            throw new SheetRefused(Reason.DAMAGED);
        }
        return null;
    }

    private @Nullable SheetRow startRow() {
        row = Math.max(row + 1, xml.tag().number("r", 0));
        column = -1;
        return null;
    }

    private void cell() throws IOException {
        int told = xml.tag().column();
        column = told >= 0 ? told : column + 1;
        int style = xml.tag().number("s", 0);
        char type = type();
        String value = "";
        for (Event event = xml.next(); event != Event.END || !xml.name().equals("c"); event = xml.next()) {
            if (event == Event.DONE) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            if (event == Event.START && xml.name().equals("v")) {
                value = simpleText("v");
            } else if (event == Event.START && xml.name().equals("is")) {
                value = richText(xml, "is", limits.maxCellChars(), row);
            }
        }
        if (!value.isEmpty()) {
            show(type, value, style);
        }
    }

    /// The kind of value by its first letter; `t` stands for any text in place.
    private char type() {
        if (xml.tag().is("t", "s")) {
            return 's';
        }
        if (xml.tag().is("t", "str") || xml.tag().is("t", "inlineStr")) {
            return 't';
        }
        return xml.tag().is("t", "b")
                ? 'b'
                : xml.tag().is("t", "e") ? 'e' : xml.tag().is("t", "d") ? 'd' : 'n';
    }

    private void show(char type, String value, int style) throws IOException {
        switch (type) {
            case 's' -> put(workbook.strings().get(index(value)), CellKind.TEXT);
            case 't' -> put(value, CellKind.TEXT);
            case 'b' -> put(value.strip().equals("1") ? "TRUE" : "FALSE", CellKind.BOOLEAN);
            case 'e' -> put(value, CellKind.ERROR);
            case 'd' -> put(value.replaceFirst("T00:00:00(\\.0+)?Z?$", "").replace('T', ' '), CellKind.DATE);
            default -> {
                ShownNumber shown = ShownNumber.of(value.strip(), workbook.format(style), workbook.dates1904());
                put(shown.text(), shown.kind());
            }
        }
    }

    private void put(String text, CellKind kind) {
        boolean damaged = kind == CellKind.TEXT && text.indexOf('\uFFFD') >= 0;
        cells.put(column, text, damaged ? CellKind.DAMAGED : kind, row);
    }

    private static int index(String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new SheetRefused(Reason.DAMAGED, e);
        }
    }

    private String simpleText(String element) throws IOException {
        xml.keepText(limits.maxCellChars(), row);
        for (Event event = xml.next(); event != Event.END || !xml.name().equals(element); event = xml.next()) {
            if (event == Event.DONE) {
                throw new SheetRefused(Reason.DAMAGED);
            }
        }
        return xml.takeText();
    }

    /// All runs of a rich text, without the readings that are written above East Asian words.
    static String richText(XmlScanner xml, String element, int maxChars, long row) throws IOException {
        String whole = "";
        int readings = 0;
        for (Event event = xml.next(); event != Event.END || !xml.name().equals(element); event = xml.next()) {
            if (event == Event.DONE) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            boolean start = event == Event.START;
            if (xml.name().equals("rPh")) {
                readings += start ? 1 : -1;
            } else if (xml.name().equals("t") && readings == 0) {
                if (start) {
                    xml.keepText(maxChars - whole.length(), row);
                } else {
                    whole += xml.takeText();
                }
            }
        }
        return whole;
    }

    @Override
    public double progress() {
        return toldSize == 0 ? 0 : (double) in.count() / toldSize;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
