package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;
import org.tongchuang.integrations.sheets.XmlScanner.Event;

/// The number formats of a workbook's cell styles.
final class XlsxStyles {

    private static final int MOST = 70_000;

    private final Map<Integer, CellFormat> own = new HashMap<>();
    private final List<CellFormat> styles = new ArrayList<>();

    void read(InputStream in) throws IOException {
        XmlScanner xml = new XmlScanner(in);
        boolean inCells = false;
        for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
            boolean start = event == Event.START;
            if (xml.name().equals("cellXfs")) {
                inCells = start;
            } else if (start && xml.name().equals("numFmt")) {
                addFormat(xml.tag());
            } else if (start && inCells && xml.name().equals("xf")) {
                addStyle(xml.tag().number("numFmtId", 0));
            }
        }
    }

    private void addFormat(XmlTag tag) {
        String code = tag.attribute("formatCode");
        if (code != null && own.size() < MOST) {
            own.put(tag.number("numFmtId", -1), CellFormat.of(code));
        }
    }

    private void addStyle(int format) {
        if (styles.size() >= MOST) {
            throw new SheetRefused(Reason.UNSAFE);
        }
        CellFormat known = own.get(format);
        styles.add(known == null ? CellFormat.builtIn(format) : known);
    }

    CellFormat format(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : CellFormat.GENERAL;
    }
}
