package org.tongchuang.integrations.sheets;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// What the first bytes of a file say it is.
enum Content {
    ZIP,
    OLE2,
    TEXT;

    private static final String[] FOREIGN = {
        "%PDF",
        "\u0089PNG",
        "\u00ff\u00d8\u00ff",
        "GIF8",
        "Rar!",
        "7z\u00bc\u00af",
        "\u001f\u008b",
        "BM",
        "II*\0",
        "MM\0*",
        "RIFF",
        "\u007fELF",
        "MZ",
        "{\\rtf",
        "SQLite format",
        "OggS",
        "ID3"
    };

    /// @throws SheetRefused for content that is known to be something else
    static Content of(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return OLE2;
        }
        if (isBareBiff(head)) {
            throw new SheetRefused(Reason.OLD_EXCEL);
        }
        for (String magic : FOREIGN) {
            if (start.startsWith(magic) && (magic.length() > 2 || start.indexOf('\0') >= 0)) {
                throw new SheetRefused(Reason.NOT_A_SHEET);
            }
        }
        refuseMarkup(start);
        return TEXT;
    }

    /// Workbooks of Excel 4 and before have no container: they start with their first record.
    private static boolean isBareBiff(byte[] head) {
        return head.length > 8 && head[0] == 9 && (head[1] == 0 || head[1] == 2 || head[1] == 4) && head[3] == 0;
    }

    private static void refuseMarkup(String start) {
        String text = start.replace("\0", "")
                .replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<?xml") || text.startsWith("<workbook")) {
            throw new SheetRefused(text.contains("<html") ? Reason.WEB_PAGE : Reason.XML);
        }
        if (text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || text.startsWith("<table")
                || text.startsWith("<meta")
                || text.startsWith("<head")
                || text.startsWith("<style")
                || text.startsWith("mime-version:")) {
            throw new SheetRefused(Reason.WEB_PAGE);
        }
        if (text.startsWith("<!doctype") || text.startsWith("<!entity")) {
            throw new SheetRefused(Reason.UNSAFE);
        }
    }
}
