package org.tongchuang.integrations.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

class HostileSheetTests {

    private static final String ROW = "<row><c t=\"inlineStr\"><is><t>林海</t></is></c><c><v>1</v></c></row>";
    private static final SheetLimits SMALL = new SheetLimits(1 << 20, 3, 5, 50, 1 << 30, 200);

    @TempDir
    private Path folder;

    private void assertRefused(Reason reason, Path file) {
        assertRefused(reason, file, file.getFileName().toString(), SheetLimits.roster());
    }

    private static void assertRefused(Reason reason, Path file, String name, SheetLimits limits) {
        assertThatExceptionOfType(SheetRefused.class)
                .isThrownBy(() -> Workbench.rows(file, name, limits))
                .satisfies(refused -> assertThat(refused.messageKey()).isEqualTo(reason.messageKey()));
    }

    private Path csv(String text) {
        return Workbench.text(folder.resolve("a.csv"), text, StandardCharsets.UTF_8);
    }

    private Path xlsx(Map<String, String> parts) {
        return Workbench.zip(folder.resolve("a.xlsx"), parts);
    }

    @Test
    void refusesEmptyFiles() {
        assertRefused(Reason.EMPTY, csv(""));
        assertRefused(Reason.NO_ROWS, csv("\n\n , \n"));
        assertRefused(Reason.NO_ROWS, csv("\uFEFF"));
        assertRefused(Reason.NO_ROWS, xlsx(Workbench.parts("", "", "")));
    }

    @Test
    void refusesTooMuchOfAnything() {
        assertRefused(Reason.TOO_MANY_ROWS, csv("a\nb\nc\nd"), "a.csv", SMALL);
        assertThat(Workbench.rows(csv("a\n\n\n\nb\nc"), "a.csv", SMALL)).hasSize(3);
        assertRefused(Reason.TOO_MANY_COLUMNS, csv("a,b,c,d,e,f"), "a.csv", SMALL);
        assertThat(Workbench.rows(csv("a,b,c,d,e,,,,,"), "a.csv", SMALL)).hasSize(1);
        assertRefused(Reason.CELL_TOO_LONG, csv("a," + "x".repeat(51)), "a.csv", SMALL);
        assertRefused(Reason.TOO_LARGE, csv("x,y\n".repeat(1 << 19)), "a.csv", SMALL);
        assertRefused(Reason.TOO_MANY_COLUMNS, csv("x,".repeat(10_000) + "x"));
        assertRefused(Reason.TOO_MANY_ROWS, xlsx(Workbench.parts(ROW.repeat(4), "", "")), "a.xlsx", SMALL);
        assertRefused(Reason.TOO_MANY_COLUMNS, xlsx(Workbench.parts("<row><c r=\"XFD1\"><v>1</v></c></row>", "", "")));
    }

    @Test
    void refusesAQuoteThatNeverEnds() {
        assertRefused(Reason.CELL_TOO_LONG, csv("姓名,备注\n林海,\"从这里开始\n" + "周敏,x\n".repeat(100_000)));
    }

    @Test
    void refusesAHugeCellWithoutHoldingIt() {
        byte[] much = new byte[1 << 20];
        Arrays.fill(much, (byte) 'x');
        Path inSheet = Workbench.zipStreaming(folder.resolve("a.xlsx"), "xl/worksheets/sheet1.xml", out -> {
            out.write("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 1024; i++) {
                out.write(much);
            }
        });
        assertRefused(Reason.CELL_TOO_LONG, inSheet);
        Path inTag = Workbench.zipStreaming(folder.resolve("b.xlsx"), "xl/worksheets/sheet1.xml", out -> {
            out.write("<worksheet><sheetData><row><c r=\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 1024; i++) {
                out.write(much);
            }
        });
        assertRefused(Reason.UNSAFE, inTag);
    }

    @Test
    void refusesZipBombs() {
        byte[] blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) ' ');
        Path bomb = Workbench.zipStreaming(folder.resolve("a.xlsx"), "xl/worksheets/sheet1.xml", out -> {
            out.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 512; i++) {
                out.write(blank);
            }
            out.write((ROW + "</sheetData></worksheet>").getBytes(StandardCharsets.UTF_8));
        });
        assertRefused(Reason.UNPACKS_TOO_LARGE, bomb);
        SheetLimits tight = new SheetLimits(1 << 20, 10, 5, 50, 100, 200);
        assertRefused(Reason.UNPACKS_TOO_LARGE, xlsx(Workbench.parts(ROW, "", "")), "a.xlsx", tight);
    }

    @Test
    void refusesAnArchiveOfCountlessEntries() throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 20_000; i++) {
                zip.putNextEntry(new ZipEntry("xl/" + i));
            }
        }
        assertRefused(Reason.UNSAFE, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "xl\\..\\..\\evil.xml"})
    void refusesPathsThatLeaveTheArchive(String path) {
        Map<String, String> parts = Workbench.parts(ROW, "", "");
        parts.put(path, "x");
        assertRefused(Reason.UNSAFE, xlsx(parts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/workbook.xml",
                "xl/sharedStrings.xml",
                "xl/worksheets/sheet1.xml",
                "xl/styles.xml",
                "xl/_rels/workbook.xml.rels"
            })
    void refusesDocumentTypesEverywhere(String part) {
        Map<String, String> parts = Workbench.parts("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>a</t></si>", "");
        parts.compute(
                part,
                (_, xml) -> "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">"
                        + "<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>" + xml);
        assertRefused(Reason.UNSAFE, xlsx(parts));
    }

    @Test
    void resolvesNoEntitiesButThoseOfXml() {
        assertRefused(
                Reason.UNSAFE,
                xlsx(Workbench.parts("<row><c t=\"inlineStr\"><is><t>&xxe;</t></is></c></row>", "", "")));
    }

    @Test
    void refusesPasswords() throws IOException {
        Path modern = folder.resolve("a.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(modern)) {
            container.createDocument(InputStream.nullInputStream(), "EncryptionInfo");
            container.createDocument(InputStream.nullInputStream(), "EncryptedPackage");
            container.writeFilesystem(out);
        }
        assertRefused(Reason.PASSWORD, modern);
        Path old = folder.resolve("a.xls");
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(old)) {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("林海");
            book.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertRefused(Reason.PASSWORD, old);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a.pdf | 姓名,学号 | EXTENSION
            名册 | 姓名,学号 | EXTENSION
            a.xls | <html><table><tr><td>林海 | WEB_PAGE
            a.xls | <table><tr><td>林海 | WEB_PAGE
            a.xls | MIME-Version: 1.0 | WEB_PAGE
            a.xls | <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"> | XML
            a.csv | %PDF-1.7 | NOT_A_SHEET
            a.csv | {\\rtf1 | NOT_A_SHEET
            a.csv | <!DOCTYPE lolz [<!ENTITY a "b">]> | UNSAFE
            """)
    void saysWhatAFileReallyIs(String name, String content, Reason reason) {
        assertRefused(reason, csv(content), name, SheetLimits.roster());
    }

    @Test
    void refusesJunk() {
        assertRefused(
                Reason.NOT_A_SHEET, Workbench.bytes(folder.resolve("a.csv"), new byte[] {'a', 0, 'b', 0, 0, 1, 2}));
        assertRefused(
                Reason.NOT_A_SHEET,
                Workbench.text(folder.resolve("a.csv"), "\u0089PNG\r\n\u001a\n", StandardCharsets.ISO_8859_1));
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        assertRefused(Reason.NOT_A_SHEET, Workbench.bytes(folder.resolve("a.csv"), noise));
    }

    @Test
    void refusesOtherOfficeFiles() {
        assertRefused(Reason.OTHER_OFFICE, xlsx(Map.of("[Content_Types].xml", "<a/>", "word/document.xml", "<a/>")));
        assertRefused(Reason.OPEN_DOCUMENT, xlsx(Map.of("mimetype", "application/vnd.oasis", "content.xml", "<a/>")));
        assertRefused(Reason.BINARY_WORKBOOK, xlsx(Map.of("xl/workbook.bin", "x")));
        assertRefused(Reason.NOT_A_SHEET, xlsx(Map.of("a.txt", "x")));
        assertRefused(
                Reason.OLD_EXCEL,
                Workbench.bytes(folder.resolve("a.xls"), new byte[] {9, 0, 4, 0, 2, 0, 16, 0, 0, 0, 0, 0}));
    }

    @Test
    void readsAWorkbookUnderAnotherName() {
        assertThat(Workbench.rows(xlsx(Workbench.parts(ROW, "", "")), "a.xls", SheetLimits.roster()))
                .hasSize(1);
    }

    @Test
    void refusesTruncatedFiles() throws IOException {
        byte[] whole = Files.readAllBytes(xlsx(Workbench.parts(ROW.repeat(100), "", "")));
        for (int length : List.of(100, whole.length / 2, whole.length - 10)) {
            assertRefused(Reason.DAMAGED, Workbench.bytes(folder.resolve("b.xlsx"), Arrays.copyOf(whole, length)));
        }
        assertRefused(Reason.DAMAGED, xlsx(Map.of("xl/workbook.xml", "<workbook><sheets><sheet name=")));
        byte[] old = oldWorkbook();
        assertRefused(Reason.DAMAGED, Workbench.bytes(folder.resolve("b.xls"), Arrays.copyOf(old, 1000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xlsx", "a.xls", "a.csv"})
    void refusesOrReadsWhateverIsFlipped(String name) throws IOException {
        byte[] good =
                switch (name) {
                    case "a.xls" -> oldWorkbook();
                    case "a.csv" -> "姓名,学号,\"备注\"\n林海,1,\"x\"\n".repeat(20).getBytes(StandardCharsets.UTF_8);
                    default ->
                        Files.readAllBytes(xlsx(Workbench.parts(
                                ROW.repeat(20) + "<row><c t=\"s\"><v>0</v></c></row>", "<si><t>a</t></si>", "")));
                };
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Path file = Workbench.bytes(folder.resolve("flipped"), bad);
            try {
                Workbench.rows(file, name, SheetLimits.roster());
            } catch (SheetRefused refused) {
                assertThat(refused.messageKey()).isNotEmpty();
            }
        }
    }

    private static byte[] oldWorkbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            var sheet = book.createSheet("名册");
            for (int i = 0; i < 50; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue("林海" + i);
                row.createCell(1).setCellValue(i * 1.5);
                row.createCell(2).setCellFormula("1+" + i);
            }
            book.write(out);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasWordsForEveryReasonInBothLanguages(Reason reason) throws IOException {
        for (String language : List.of("zh_CN", "en")) {
            Properties messages = new Properties();
            try (InputStream in =
                    Sheets.class.getResourceAsStream("/messages/integrations_" + language + ".properties")) {
                messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            assertThat(messages.getProperty(reason.messageKey())).isNotBlank();
        }
    }
}
