package org.tongchuang.integrations.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTests {

    private static final String STYLES = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0000000\"/>"
            + "<numFmt numFmtId=\"171\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
            + "<numFmt numFmtId=\"172\" formatCode=\"yyyy/m/d h:mm\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/>"
            + "<xf numFmtId=\"172\"/><xf numFmtId=\"49\"/><xf numFmtId=\"57\"/></cellXfs>";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            <c r="A1"><v>20180101</v></c> ; 20180101 ; NUMBER
            <c r="A1"><v>20180101.0</v></c> ; 20180101 ; NUMBER
            <c r="A1"><v>1.3800138E10</v></c> ; 13800138000 ; NUMBER
            <c r="A1"><v>4.40301199809011E+17</v></c> ; 440301199809011000 ; ROUNDED
            <c r="A1"><v>440301199809011234</v></c> ; 440301199809011234 ; ROUNDED
            <c r="A1"><v>0.1</v></c> ; 0.1 ; NUMBER
            <c r="A1"><v>0.30000000000000004</v></c> ; 0.3 ; NUMBER
            <c r="A1"><v>-3.50</v></c> ; -3.5 ; NUMBER
            <c r="A1"><v>1E999999999</v></c> ; Infinity ; ROUNDED
            <c r="A1" s="1"><v>36039</v></c> ; 1998-09-01 ; DATE
            <c r="A1" s="1"><v>59</v></c> ; 1900-02-28 ; DATE
            <c r="A1" s="1"><v>61</v></c> ; 1900-03-01 ; DATE
            <c r="A1" s="2"><v>123</v></c> ; 0000123 ; NUMBER
            <c r="A1" s="3"><v>36039</v></c> ; 1998-09 ; DATE
            <c r="A1" s="6"><v>36039</v></c> ; 1998-09 ; DATE
            <c r="A1" s="4"><v>36039.354166666664</v></c> ; 1998-09-01 08:30 ; DATE
            <c r="A1" s="5"><v>7</v></c> ; 7 ; NUMBER
            <c r="A1" t="b"><v>1</v></c> ; TRUE ; BOOLEAN
            <c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c> ; #DIV/0! ; ERROR
            <c r="A1" t="str"><f>A2</f><v>林海</v></c> ; 林海 ; TEXT
            <c r="A1"><f>1+1</f><v>2</v></c> ; 2 ; NUMBER
            <c r="A1" t="inlineStr"><is><t>林</t></is></c> ; 林 ; TEXT
            <c r="A1" t="inlineStr"><is><r><rPr/><t>林</t></r><r><t>海</t></r></is></c> ; 林海 ; TEXT
            <c r="A1" t="s"><v>0</v></c> ; 東京 & <b> ; TEXT
            <c r="A1" t="s"><v>1</v></c> ; 0012 ; TEXT
            <c r="A1" t="s"><v>2</v></c> ; a]]b&c ; TEXT
            <x:c r="A1" t="n"><x:v>5</x:v></x:c> ; 5 ; NUMBER
            <c t='str'><v>'</v></c> ; ' ; TEXT
            """)
    void showsCellsAsAPersonSeesThem(String cell, String text, CellKind kind) {
        String strings = "<si><r><t>東京</t></r><r><t xml:space=\"preserve\"> &amp; &lt;b&gt;</t></r>"
                + "<rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh><phoneticPr/></si><si><t>0012</t></si>"
                + "<si><t><![CDATA[a]]]]><![CDATA[b&c]]></t></si>";
        String data = "<row r=\"1\">" + cell + "</row>";
        Path file = Workbench.zip(folder.resolve("a.xlsx"), Workbench.parts(data, strings, STYLES));
        SheetRow row = Workbench.rows(file).getFirst();
        assertThat(row.text(0)).isEqualTo(text);
        assertThat(row.kind(0)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            yyyy-mm-dd | DAY
            yyyy"年"m"月"d"日";@ | DAY
            [$-804]yyyy"年"m"月";@ | MONTH
            yyyy | YEAR
            mmm-yy | MONTH
            h:mm | TIME
            [h]:mm:ss | TIME
            yyyy-mm-dd hh:mm:ss | MINUTE
            General | GENERAL
            0.00 | GENERAL
            #,##0 | GENERAL
            "day"0 | GENERAL
            000000 | ZEROS
            0.00E+00 | GENERAL
            @ | GENERAL
            [Red]0;[Blue]-0 | GENERAL
            m"月"d"日" | DAY
            """)
    void understandsNumberFormats(String code, CellFormat.Shape shape) {
        assertThat(CellFormat.of(code).shape()).isEqualTo(shape);
    }

    @Test
    void countsFrom1904WhenTheWorkbookDoes() {
        Map<String, String> parts = Workbench.parts("<row><c s=\"1\"><v>34577</v></c></row>", "", STYLES);
        parts.put(
                "xl/workbook.xml",
                Workbench.workbook("<workbookPr date1904=\"1\"/>", "<sheet name=\"a\" r:id=\"rId1\"/>"));
        assertThat(Workbench.shown(Workbench.zip(folder.resolve("a.xlsx"), parts)))
                .containsExactly("1: 1998-09-01");
    }

    @Test
    void keepsTheNumbersOfRowsAndColumns() {
        String data = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c><v>2</v></c></row><row r=\"3\"><c r=\"A3\"/></row>"
                + "<row r=\"9\"><c r=\"AA9\"><v>3</v></c></row><row/><row><c><v>4</v></c></row>";
        Path file = Workbench.zip(folder.resolve("a.xlsx"), Workbench.parts(data, "", ""));
        List<SheetRow> rows = Workbench.rows(file);
        assertThat(rows).extracting(SheetRow::number).containsExactly(2L, 9L, 11L);
        assertThat(rows.get(0).texts()).containsExactly("", "1", "2");
        assertThat(rows.get(1).text(26)).isEqualTo("3");
    }

    @Test
    void choosesTheFirstVisibleSheetThatHoldsAnything() {
        Map<String, String> parts = Workbench.parts("", "", "");
        String sheets = "<sheet name=\"空\" r:id=\"rId1\"/><sheet name=\"藏\" state=\"hidden\" r:id=\"rId2\"/>"
                + "<sheet name=\"名册\" r:id=\"rId3\"/><sheet name=\"旧\" r:id=\"rId4\"/>";
        parts.put("xl/workbook.xml", Workbench.workbook("", sheets));
        StringBuilder relations = new StringBuilder();
        for (int n = 1; n <= 4; n++) {
            relations.append(Workbench.relation(n));
            parts.put(
                    "xl/worksheets/sheet" + n + ".xml",
                    Workbench.worksheet(
                            n == 1
                                    ? "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"
                                    : "<row><c><v>" + n + "</v></c></row>"));
        }
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        Path file = Workbench.zip(folder.resolve("a.xlsx"), parts);
        try (Sheet sheet = Sheets.open(file, "a.xlsx", SheetLimits.roster())) {
            assertThat(sheet.facts().sheetName()).isEqualTo("名册");
            assertThat(sheet.facts().sheetNames()).containsExactly("空", "名册", "旧");
            assertThat(sheet.next()).hasToString("1: 3");
        }
        try (Sheet sheet = Sheets.open(file, "a.xlsx", SheetLimits.roster(), "旧")) {
            assertThat(sheet.next()).hasToString("1: 4");
        }
    }

    @Test
    void readsOldWorkbooks() throws IOException {
        Path file = folder.resolve("a.xls");
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            book.createSheet("空");
            var sheet = book.createSheet("名册");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
            sheet.createRow(0).createCell(0).setCellValue("校友名册");
            Row row = sheet.createRow(2);
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            CellStyle zeros = book.createCellStyle();
            zeros.setDataFormat(book.createDataFormat().getFormat("0000000"));
            row.createCell(0).setCellValue(new HSSFRichTextString("张䶮𠮷"));
            row.createCell(1).setCellValue(20180101.0);
            row.createCell(2).setCellValue(LocalDate.of(1998, 9, 1));
            row.getCell(2).setCellStyle(date);
            row.createCell(3).setCellValue(123);
            row.getCell(3).setCellStyle(zeros);
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellFormula("1/0");
            row.createCell(6).setCellFormula("\"a\"&\"b\"");
            row.createCell(7).setCellValue(4.40301199809011E17);
            row.createCell(8).setCellValue(1.25);
            row.createCell(9).setCellFormula("B3+1");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
        }
        List<SheetRow> rows = Workbench.rows(file);
        assertThat(rows).extracting(SheetRow::number).containsExactly(1L, 3L);
        assertThat(rows.getLast().texts())
                .containsExactly(
                        "张䶮𠮷",
                        "20180101",
                        "1998-09-01",
                        "0000123",
                        "TRUE",
                        "#DIV/0!",
                        "ab",
                        "440301199809011000",
                        "1.25",
                        "20180102");
        assertThat(rows.getLast().kind(5)).isEqualTo(CellKind.ERROR);
        assertThat(rows.getLast().kind(7)).isEqualTo(CellKind.ROUNDED);
    }

    @Test
    void followsTextsOfOldWorkbooksOverRecords() throws IOException {
        Path file = folder.resolve("a.xls");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            texts.add((i % 3 == 0 ? "Latin text " : "很长的汉字文本·").repeat(1 + i % 40) + i);
        }
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("名册");
            for (int i = 0; i < texts.size(); i++) {
                sheet.createRow(i).createCell(0).setCellValue(texts.get(i));
            }
            book.write(out);
        }
        assertThat(Workbench.rows(file)).extracting(row -> row.text(0)).isEqualTo(texts);
    }
}
