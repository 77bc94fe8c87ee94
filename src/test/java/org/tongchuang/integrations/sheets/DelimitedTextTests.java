package org.tongchuang.integrations.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTextTests {

    private static final String ROSTER = "姓名,学号,备注\r\n张䶮,0012,𠮷\r\n阿卜杜拉·买买提,0013,\"多行\n文字，\"\"引\"\"\"\r\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8,'',UTF-8",
        "UTF-8,EFBBBF,UTF-8",
        "UTF-16LE,FFFE,UTF-16LE",
        "UTF-16BE,FEFF,UTF-16BE",
        "UTF-16LE,'',UTF-16LE",
        "GB18030,'',GB18030"
    })
    void findsTheEncoding(String charset, String bom, String found) {
        byte[] text = ROSTER.getBytes(Charset.forName(charset));
        byte[] mark = HexFormat.of().parseHex(bom);
        byte[] both = new byte[mark.length + text.length];
        System.arraycopy(mark, 0, both, 0, mark.length);
        System.arraycopy(text, 0, both, mark.length, text.length);
        Path file = Workbench.bytes(folder.resolve("a.csv"), both);
        try (Sheet sheet = Sheets.open(file, "a.csv", SheetLimits.roster())) {
            assertThat(sheet.facts().encoding()).isEqualTo(found);
            assertThat(sheet.facts().format()).isEqualTo(SheetFormat.CSV);
        }
        assertThat(Workbench.shown(file))
                .containsExactly("1: 姓名 | 学号 | 备注", "2: 张䶮 | 0012 | 𠮷", "3: 阿卜杜拉·买买提 | 0013 | 多行\n文字，\"引\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "，"})
    void findsTheSeparator(String separator) {
        String rows = "某大学校友名册\n姓名~学号~地址\n林海~1~\"a,b;c|d\te，f\"\n周敏~2~甲，乙\n小雨~3~\n".replace("~", separator);
        String text = separator.equals("，") ? rows.replace("甲，乙", "甲") : rows;
        Path file = Workbench.text(folder.resolve("a.csv"), text, StandardCharsets.UTF_8);
        try (Sheet sheet = Sheets.open(file, "a.csv", SheetLimits.roster())) {
            assertThat(sheet.facts().separator()).isEqualTo(separator);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void takesEveryLineEnd(String end) {
        Path file = Workbench.text(
                folder.resolve("a.csv"), String.join(end, "a,b", "", "1,2", "3", "4,5,6"), StandardCharsets.UTF_8);
        assertThat(Workbench.shown(file)).containsExactly("1: a | b", "3: 1 | 2", "4: 3", "5: 4 | 5 | 6");
    }

    @Test
    void obeysASeparatorThatIsTold() {
        Path file = Workbench.text(folder.resolve("a.csv"), "sep=;\r\na;b\r\n1,5;2", StandardCharsets.UTF_8);
        assertThat(Workbench.shown(file)).containsExactly("1: a | b", "2: 1,5 | 2");
    }

    @Test
    void staysWithUtf8WhenOneCharacterIsBroken() {
        StringBuilder text = new StringBuilder("姓名,学号\n");
        for (int i = 0; i < 200; i++) {
            text.append("林海,").append(i).append('\n');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xE6, (byte) 0x9E, ',', '7', '\n'});
        List<SheetRow> rows = Workbench.rows(Workbench.bytes(folder.resolve("a.csv"), bytes.toByteArray()));
        assertThat(rows.get(1).text(0)).isEqualTo("林海");
        assertThat(rows.getLast().kind(0)).isEqualTo(CellKind.DAMAGED);
        assertThat(rows.getLast().text(1)).isEqualTo("7");
    }

    @Test
    void decidesOverTheWholeFile() throws IOException {
        Path file = folder.resolve("a.csv");
        try (var out = Files.newOutputStream(file)) {
            out.write("name,no\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            out.write("林海,1\n".getBytes(Charset.forName("GB18030")));
        }
        assertThat(Workbench.rows(file).getLast().text(0)).isEqualTo("林海");
    }

    @Test
    void readsByContentWhateverTheName() {
        Path file = Workbench.text(folder.resolve("a.xls"), "姓名\t学号\n林海\t001", Charset.forName("GB18030"));
        try (Sheet sheet = Sheets.open(file, "名册.XLS", SheetLimits.roster())) {
            assertThat(sheet.facts().format()).isEqualTo(SheetFormat.TSV);
        }
        assertThat(Workbench.shown(file)).containsExactly("1: 姓名 | 学号", "2: 林海 | 001");
    }

    @Test
    void tellsHowFarItIs() {
        Path file = Workbench.text(folder.resolve("a.csv"), "林海,1\n".repeat(100_000), StandardCharsets.UTF_8);
        try (Sheet sheet = Sheets.open(file, "a.csv", SheetLimits.roster())) {
            assertThat(sheet.progress()).isLessThan(0.5);
            while (sheet.next() != null) {
                assertThat(sheet.bytesRead()).isBetween(0L, sheet.facts().bytes());
            }
            assertThat(sheet.progress()).isEqualTo(1);
        }
    }

    @Property(tries = 200)
    void readsBackWhatIsWritten(@ForAll("tables") List<List<String>> table) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        for (SheetWriter writer : List.of(SheetWriter.csv(csv), SheetWriter.xlsx(xlsx, "表"))) {
            try (writer) {
                table.forEach(writer::write);
            }
        }
        Path text = Files.createTempFile("sheet", ".csv");
        Path workbook = Files.createTempFile("sheet", ".xlsx");
        try {
            List<String> written = table.stream()
                    .map(row -> String.join(
                            "|", row.stream().map(SheetWriter::neutral).toList()))
                    .toList();
            assertThat(joined(Workbench.bytes(text, csv.toByteArray()))).isEqualTo(written);
            assertThat(joined(Workbench.bytes(workbook, xlsx.toByteArray())))
                    .isEqualTo(table.stream().map(row -> String.join("|", row)).toList());
        } finally {
            Files.delete(text);
            Files.delete(workbook);
        }
    }

    private static List<String> joined(Path file) {
        return Workbench.rows(file).stream()
                .map(row -> row.texts().stream().collect(Collectors.joining("|")))
                .toList();
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("林海䶮·，,\"'=+-@;\n\t 0123456789abc<>&_x000D_")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(text -> "李" + text);
        return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
    }
}
