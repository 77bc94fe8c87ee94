package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;
import org.tongchuang.integrations.sheets.XmlScanner.Event;

/// The parts of an XLSX workbook that say which worksheets there are and how their cells are to be shown.
final class XlsxWorkbook implements Workbook {

    private static final int MAX_SHEETS = 1_000;
    private static final int MAX_NAME = 1_000;

    private record Part(String name, String path) {}

    private final XlsxPackage parts;
    private final SheetLimits limits;
    private final List<Part> sheets = new ArrayList<>();
    private boolean dates1904;
    private final XlsxStyles styles = new XlsxStyles();
    private @Nullable SharedStrings strings;
    private @Nullable String stringsPath;

    XlsxWorkbook(Path file, long bytes, SheetLimits limits) throws IOException {
        this.parts = new XlsxPackage(file, bytes, limits);
        this.limits = limits;
        Sheets.orClose(parts, () -> {
            readParts();
            return this;
        });
    }

    private void readParts() throws IOException {
        String path = workbookPath();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String relations = folder + "_rels/" + path.substring(folder.length()) + ".rels";
        Map<String, String> targets = new HashMap<>();
        String stylesPath = readRelations(relations, folder, targets);
        readSheets(path, targets);
        try (InputStream in = parts.open(stylesPath == null ? folder + "styles.xml" : stylesPath)) {
            if (in != null) {
                styles.read(in);
            }
        }
        if (stringsPath == null) {
            stringsPath = folder + "sharedStrings.xml";
        }
    }

    private String workbookPath() throws IOException {
        if (parts.has("xl/workbook.xml")) {
            return "xl/workbook.xml";
        }
        if (parts.has("xl/workbook.bin")) {
            throw new SheetRefused(Reason.BINARY_WORKBOOK);
        }
        if (parts.has("mimetype") && parts.has("content.xml")) {
            throw new SheetRefused(Reason.OPEN_DOCUMENT);
        }
        if (parts.hasBelow("word/") || parts.hasBelow("ppt/")) {
            throw new SheetRefused(Reason.OTHER_OFFICE);
        }
        Map<String, String> targets = new HashMap<>();
        readRelations("_rels/.rels", "", targets);
        return targets.values().stream()
                .filter(target -> target.endsWith("workbook.xml") && parts.has(target))
                .findFirst()
                .orElseThrow(() -> new SheetRefused(Reason.NOT_A_SHEET));
    }

    /// Fills targets by id and gives back where the styles are.
    private @Nullable String readRelations(String path, String folder, Map<String, String> targets) throws IOException {
        String stylesPath = null;
        try (InputStream in = parts.open(path)) {
            if (in == null) {
                return null;
            }
            XmlScanner xml = new XmlScanner(in);
            for (Event event = xml.next();
                    event != Event.DONE && targets.size() <= MAX_SHEETS * 2;
                    event = xml.next()) {
                String id = event == Event.START && xml.name().equals("Relationship")
                        ? xml.tag().attribute("Id")
                        : null;
                String target = id == null ? null : xml.tag().attribute("Target");
                if (id == null || target == null || target.length() > MAX_NAME) {
                    continue;
                }
                String resolved = resolve(folder, target);
                String type = xml.tag().attribute("Type");
                targets.put(id, resolved);
                if (type != null && type.endsWith("/styles")) {
                    stylesPath = resolved;
                } else if (type != null && type.endsWith("/sharedStrings")) {
                    stringsPath = resolved;
                }
            }
        }
        return stylesPath;
    }

    private static String resolve(String folder, String target) {
        String path = target.replace('\\', '/');
        return path.startsWith("/") ? path.substring(1) : folder + (path.startsWith("./") ? path.substring(2) : path);
    }

    private void readSheets(String path, Map<String, String> targets) throws IOException {
        try (InputStream in = parts.open(path)) {
            XmlScanner xml = new XmlScanner(present(in));
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event != Event.START) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    dates1904 = xml.tag().is("date1904", "1") || xml.tag().is("date1904", "true");
                } else if (xml.name().equals("sheet")) {
                    addSheet(xml, targets);
                }
            }
        }
    }

    private void addSheet(XmlScanner xml, Map<String, String> targets) {
        String name = xml.tag().attribute("name");
        String id = xml.tag().attribute("id");
        String path = id == null ? null : targets.get(id);
        boolean hidden = xml.tag().is("state", "hidden") || xml.tag().is("state", "veryHidden");
        if (name == null || path == null || hidden || !parts.has(path) || path.contains("chartsheets/")) {
            return;
        }
        if (sheets.size() >= MAX_SHEETS || name.length() > MAX_NAME) {
            throw new SheetRefused(Reason.UNSAFE);
        }
        sheets.add(new Part(name, path));
    }

    CellFormat format(int style) {
        return styles.format(style);
    }

    @Override
    public SheetFormat format() {
        return SheetFormat.XLSX;
    }

    @Override
    public List<String> names() {
        return sheets.stream().map(Part::name).toList();
    }

    @Override
    public boolean dates1904() {
        return dates1904;
    }

    @Override
    public RowSource rows(int index) throws IOException {
        String path = sheets.get(index).path;
        return new XlsxRows(present(parts.open(path)), parts.toldSize(path), this, limits);
    }

    /// Read when the first cell asks for one.
    SharedStrings strings() throws IOException {
        SharedStrings read = strings;
        if (read == null) {
            read = new SharedStrings();
            strings = read;
            readStrings(read);
        }
        return read;
    }

    private void readStrings(SharedStrings into) throws IOException {
        try (InputStream in = stringsPath == null ? null : parts.open(stringsPath)) {
            if (in != null) {
                XmlScanner xml = new XmlScanner(in);
                for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                    if (event == Event.START && xml.name().equals("si")) {
                        into.add(XlsxRows.richText(xml, "si", limits.maxCellChars(), into.count()));
                    }
                }
            }
            into.sealed();
        }
    }

    private static InputStream present(@Nullable InputStream in) {
        if (in == null) {
            throw new SheetRefused(Reason.DAMAGED);
        }
        return in;
    }

    @Override
    public void close() throws IOException {
        try (parts) {
            if (strings != null) {
                strings.close();
            }
        }
    }
}
