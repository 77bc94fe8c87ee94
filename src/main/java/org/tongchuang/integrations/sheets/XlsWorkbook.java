package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// An old XLS workbook. POI opens the container; its records are read here one by one, because POI holds all texts
/// of a workbook in the heap.
final class XlsWorkbook implements Workbook {

    private static final int BIFF8 = 0x600;
    private static final int MAX_STYLES = 70_000;

    private record Bound(String name, int offset) {}

    private final POIFSFileSystem container;
    private final SheetLimits limits;
    private final SharedStrings strings = new SharedStrings();
    private final List<Bound> sheets = new ArrayList<>();
    private final Map<Integer, CellFormat> ownFormats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean dates1904;

    XlsWorkbook(Path file, SheetLimits limits) throws IOException {
        this.limits = limits;
        try {
            this.container = new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            strings.close();
            throw new SheetRefused(Reason.DAMAGED, e);
        }
        Sheets.orClose(this, () -> {
            readGlobals();
            return this;
        });
    }

    private DocumentInputStream stream() throws IOException {
        DirectoryNode root = container.getRoot();
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw new SheetRefused(Reason.PASSWORD);
        }
        if (!root.hasEntryCaseInsensitive("Workbook")) {
            boolean old = root.hasEntryCaseInsensitive("Book");
            boolean word =
                    root.hasEntryCaseInsensitive("WordDocument") || root.hasEntryCaseInsensitive("PowerPoint Document");
            throw new SheetRefused(old ? Reason.OLD_EXCEL : word ? Reason.OTHER_OFFICE : Reason.NOT_A_SHEET);
        }
        if (!(root.getEntryCaseInsensitive("Workbook") instanceof DocumentEntry entry)) {
            throw new SheetRefused(Reason.DAMAGED);
        }
        return new DocumentInputStream(entry);
    }

    private void readGlobals() throws IOException {
        try (DocumentInputStream in = stream()) {
            BiffRecords records = new BiffRecords(in);
            if (!records.next() || records.id() != BiffRecords.BOF) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            if (records.u16(0) != BIFF8) {
                throw new SheetRefused(Reason.OLD_EXCEL);
            }
            while (records.next() && records.id() != BiffRecords.EOF) {
                global(records);
            }
        }
        strings.sealed();
    }

    private void global(BiffRecords records) throws IOException {
        switch (records.id()) {
            case BiffRecords.FILE_PASS -> throw new SheetRefused(Reason.PASSWORD);
            case BiffRecords.DATE_MODE -> dates1904 = records.u16(0) == 1;
            case BiffRecords.FORMAT -> {
                records.from(5);
                ownFormats.put(records.u16(0), CellFormat.of(records.readChars(records.u16(2), records.u8(4))));
            }
            case BiffRecords.XF -> {
                styles.add(records.u16(2));
                if (styles.size() > MAX_STYLES) {
                    throw new SheetRefused(Reason.UNSAFE);
                }
            }
            case BiffRecords.BOUND_SHEET -> boundSheet(records);
            case BiffRecords.SST -> sharedStrings(records);
            default -> {}
        }
    }

    private void boundSheet(BiffRecords records) throws IOException {
        int offset = records.i32(0);
        boolean visible = (records.u8(4) & 3) == 0;
        boolean worksheet = records.u8(5) == 0;
        records.from(8);
        String name = records.readChars(records.u8(6), records.u8(7));
        if (visible && worksheet) {
            sheets.add(new Bound(name, offset));
        }
    }

    private void sharedStrings(BiffRecords records) throws IOException {
        int count = records.i32(4);
        records.from(8);
        for (int i = 0; i < count; i++) {
            strings.add(records.readRichText(limits.maxCellChars(), i));
        }
    }

    CellFormat format(int style) {
        int id = style < styles.size() ? styles.get(style) : 0;
        CellFormat own = ownFormats.get(id);
        return own == null ? CellFormat.builtIn(id) : own;
    }

    String string(int index) {
        return strings.get(index);
    }

    @Override
    public SheetFormat format() {
        return SheetFormat.XLS;
    }

    @Override
    public List<String> names() {
        return sheets.stream().map(Bound::name).toList();
    }

    @Override
    public boolean dates1904() {
        return dates1904;
    }

    @Override
    public RowSource rows(int index) throws IOException {
        DocumentInputStream in = stream();
        return Sheets.orClose(in, () -> {
            int offset = sheets.get(index).offset;
            if (offset < 0 || in.skip(offset) < offset) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            return new XlsRows(in, this, limits);
        });
    }

    @Override
    public void close() throws IOException {
        try (strings) {
            container.close();
        }
    }
}
