package org.tongchuang.integrations.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "　=1",
                "＝1+1",
                "+A1",
                "-",
                "+86 138 0013",
                "-2-3",
                "+",
                "=HYPERLINK(\"http://x\")",
                "-1.2.3",
                "+.5"
            })
    void disarmsFormulas(String cell) {
        assertThat(SheetWriter.neutral(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8613800138000", "-12", "-12.5", "林海", "a=b", "", "0012", "a@b.cn", " x", "1-2"})
    void leavesWhatComputesNothing(String cell) {
        assertThat(SheetWriter.neutral(cell)).isEqualTo(cell);
    }

    @Test
    void writesUtf8WithAMark() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetWriter.csv(out)) {
            writer.write(List.of("姓名", "备注"));
            writer.write(List.of("林海", "a,\"b\""));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF姓名,备注\r\n林海,\"a,\"\"b\"\"\"\r\n");
    }
}
