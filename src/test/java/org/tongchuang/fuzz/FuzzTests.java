package org.tongchuang.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tongchuang.integrations.sheets.SheetWriter;

/// What Jazzer once found must stay mended, and each target is fuzzed for a minute, in a process of its own:
/// `TONGCHUANG_FUZZ_SECONDS` says for how long (60), 0 for not at all. What it learns is kept in `target/fuzz`, so the
/// next run begins where this one ended.
class FuzzTests {

    private static final List<Class<?>> TARGETS = List.of(SheetTarget.class, HeaderTarget.class, CellTarget.class);

    private static final List<String> CSV = List.of(
            "姓名,手机,出生日期\r\n王一,13900000001,1990-01-02\r\n",
            "\uFEFF姓名\t学号\n\"李\"\"二\t\n",
            "姓名;Name\n\"unclosed;\n",
            "王一|Wang Yi|1990年1月2日|13900000001|010-62770000|11010519491231002X|a@example.com|八六级|2003.7|本科|中国|广东|深圳|男|B86|1班",
            "名单\n姓名|手机|届\n王一|1|2\n",
            "庚午年二月三十|O'Brien, Ann|31/12/99|+44 20 7946 0018|36526|123456789012345|a＠b.cn",
            "二〇〇三年|欧阳 娜娜（曾用名：娜）|1904-2-29|0086-139-0000-0001 转 8|",
            "\u0000\uFFFD|\u202E|1e308|-1|99999999999999999999|");

    @ParameterizedTest
    @FieldSource("TARGETS")
    void readsWhatIsInTheCorpus(Class<?> target) throws Exception {
        var read = target.getMethod("fuzzerTestOneInput", byte[].class);
        for (byte[] input : corpus()) {
            read.invoke(null, input);
            read.invoke(null, java.util.Arrays.copyOf(input, input.length / 2));
        }
    }

    /// All at once: two processors are shared by three, so each takes half as long again.
    @Test
    void findsNothing() throws Exception {
        int seconds = Integer.parseInt(System.getenv().getOrDefault("TONGCHUANG_FUZZ_SECONDS", "60"));
        if (seconds == 0) {
            return;
        }
        List<Fuzzing> all = new ArrayList<>();
        try {
            for (Class<?> target : TARGETS) {
                all.add(Fuzzing.begin(target, seconds * TARGETS.size() / 2));
            }
            for (Fuzzing one : all) {
                assertThat(one.process.waitFor(seconds * 2 + 120L, TimeUnit.SECONDS))
                        .isTrue();
            }
        } finally {
            all.forEach(one -> one.process.destroyForcibly());
        }
        for (Fuzzing one : all) {
            String said = Files.readString(one.log, StandardCharsets.UTF_8);
            assertThat(one.process.exitValue()).as(said).isZero();
            // or it ended without having begun
            assertThat(said).containsPattern("Done \\d{2,} runs");
        }
    }

    /// A target being fuzzed, and what is said of it.
    private record Fuzzing(Process process, Path log) {

        static Fuzzing begin(Class<?> target, int seconds) throws IOException {
            Path folder = Files.createDirectories(Path.of("target", "fuzz", target.getSimpleName()));
            Path learned = Files.createDirectories(folder.resolve("corpus"));
            Path found = Files.createDirectories(folder.resolve("found"));
            int number = 0;
            for (byte[] seed : corpus()) {
                Files.write(learned.resolve("seed-" + number++), seed);
            }
            Path log = folder.resolve("log");
            Process jazzer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx640m",
                            "-XX:+EnableDynamicAgentLoading",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "com.code_intelligence.jazzer.Jazzer",
                            "--target_class=" + target.getName(),
                            "--instrumentation_includes=org.tongchuang.**",
                            "--reproducer_path=" + found,
                            "-artifact_prefix=" + found + "/",
                            "-max_total_time=" + seconds,
                            "-timeout=20",
                            "-rss_limit_mb=0",
                            learned.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Fuzzing(jazzer, log);
        }
    }

    /// Small files of every kind, and `src/test/resources/fuzz`: what was found, a file each.
    private static List<byte[]> corpus() throws IOException {
        List<byte[]> all = new ArrayList<>();
        CSV.forEach(text -> all.add(text.getBytes(StandardCharsets.UTF_8)));
        all.add(CSV.getFirst().getBytes(java.nio.charset.Charset.forName("GB18030")));
        all.add(CSV.getFirst().getBytes(StandardCharsets.UTF_16));
        all.add(xlsx());
        all.add(xls());
        Path found = Path.of("src", "test", "resources", "fuzz");
        if (Files.isDirectory(found)) {
            try (Stream<Path> files = Files.list(found)) {
                for (Path file : files.sorted().toList()) {
                    all.add(Files.readAllBytes(file));
                }
            }
        }
        return all;
    }

    private static byte[] xlsx() {
        var out = new java.io.ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(out, "名单")) {
            sheet.write(List.of("姓名", "手机"));
            sheet.write(List.of("王一", "13900000001"));
        }
        return out.toByteArray();
    }

    private static byte[] xls() throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (var book = new org.apache.poi.hssf.usermodel.HSSFWorkbook()) {
            var sheet = book.createSheet("名单");
            sheet.createRow(0).createCell(0).setCellValue("姓名");
            sheet.createRow(1).createCell(0).setCellValue("王一");
            sheet.createRow(2).createCell(1).setCellValue(36526.5);
            book.write(out);
        }
        return out.toByteArray();
    }
}
