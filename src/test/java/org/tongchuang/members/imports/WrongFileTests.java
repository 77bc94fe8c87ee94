package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Staff;
import org.tongchuang.integrations.sheets.SheetWriter;

/// Files that are not what their names say, or are locked: one sentence that says what to do, on the page and to
/// programs, in either language.
class WrongFileTests extends ImportTrials {

    /// What each of the sentences asks for in the end.
    private static final String[] CHINESE = {"上传"};

    private static final byte[] TEXT = csv("姓名,学号,学院", "改名甲,Z2001,法学院");

    @Test
    void saysWhatAFileUnderAWrongNameReallyIs() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("名单.xlsx", TEXT);
        files.put("名单.xls", TEXT);
        files.put("名单.csv", workbook());
        files.put("名单.txt", oldWorkbook());
        files.put("旧名单.xlsx", oldWorkbook());
        files.put("新名单.xls", workbook());
        List<String> really = List.of("CSV", "CSV", "Excel workbook", "old Excel", "old Excel", "Excel workbook");
        List<String> also = List.of(".csv", ".csv", ".xlsx", ".xls", ".xls", ".xlsx");
        int n = 0;
        for (var file : files.entrySet()) {
            refused(file.getKey(), file.getValue(), file.getKey(), really.get(n), also.get(n));
            n++;
        }
    }

    @Test
    void readsFilesUnderTheirOwnNames() throws Exception {
        for (String name : List.of("a.csv", "a.txt", "a.tsv", "A.CSV")) {
            assertThat(imported(name, TEXT).state()).as(name).isEqualTo("DONE");
        }
        assertThat(imported("a.xlsx", workbook()).state()).isEqualTo("DONE");
        assertThat(imported("a.XLS", oldWorkbook()).counts()).containsExactly(1L, 1L, 0L, 0L, 0L);
        assertThat(only("簿中乙").educations().getFirst().studentNumber()).isEqualTo("Z3002");
        assertThat(imported("a.et", oldWorkbook()).state()).isEqualTo("DONE");
    }

    @Test
    void asksForWorkbooksWithoutTheirPassword() throws Exception {
        refused("加密.xlsx", locked(), "protected by a password");
        refused("加密.xls", lockedOld(), "protected by a password");
    }

    @Test
    void takesTheSameFileHandedInTwiceAtOnceAsOne() throws Exception {
        List<String> lines = IntStream.range(0, 3_000)
                .mapToObj("并行%1$d,S%1$05d,地学院"::formatted)
                .toList();
        byte[] file = csv("姓名,学号,学院", lines);
        List<Done> done = atOnce(null, file).stream().map(this::ended).toList();
        assertThat(done).extracting(Done::id).doesNotHaveDuplicates();
        assertThat(done).extracting(Done::created).containsExactlyInAnyOrder(3_000L, 0L);
        assertThat(done).extracting(Done::unchanged).containsExactlyInAnyOrder(0L, 3_000L);
        assertThat(named("并行")).hasSize(3_000);
        assertThat(new HashSet<>(atOnce("one-and-the-same", file))).hasSize(1);
    }

    /// Ids of two uploads that begin in the same moment.
    private List<String> atOnce(@Nullable String key, byte[] file) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<String> upload = () -> {
            together.await();
            MvcTestResult answer = send(Staff.RECORDS_OFFICER, "并行.csv", file, Map.of(), key);
            assertThat(answer).hasStatus(202);
            return String.valueOf(read(answer).get("id"));
        };
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<String> ids = new ArrayList<>();
            for (Future<String> one : two.invokeAll(List.of(upload, upload))) {
                ids.add(one.get());
            }
            return ids;
        }
    }

    private void refused(String name, byte[] bytes, String... saying) throws IOException {
        long before = uploads();
        MvcTestResult answer = send(Staff.RECORDS_OFFICER, name, bytes, Map.of(), null);
        assertThat(answer).as(name).hasStatus(422).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(String.valueOf(read(answer).get("detail"))).as(name).contains(saying);
        for (String language : List.of("en", "zh-CN")) {
            MvcTestResult page = web.perform(MockMvcRequestBuilders.multipart("/office/imports")
                    .file(new MockMultipartFile("file", name, null, bytes))
                    .header("Accept-Language", language)
                    .with(as(Staff.RECORDS_OFFICER))
                    .with(SecurityMockMvcRequestPostProcessors.csrf()));
            assertThat(page).as(name).hasStatus(422);
            String words = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
            assertThat(words).as(name).contains("form-error").contains(language.equals("en") ? saying : CHINESE);
        }
        assertThat(uploads()).as(name).isEqualTo(before);
    }

    private long uploads() {
        return jdbc.sql("select count(*) from members.roster_import")
                .query(Long.class)
                .single();
    }

    private static byte[] workbook() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(file, "名单")) {
            sheet.write(List.of("姓名", "学号", "学院"));
            sheet.write(List.of("簿中甲", "Z3001", "数学学院"));
        }
        return file.toByteArray();
    }

    private static byte[] oldWorkbook() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            var sheet = book.createSheet("名单");
            fill(sheet.createRow(0), "姓名", "学号", "学院");
            fill(sheet.createRow(1), "簿中乙", "Z3002", "数学学院");
            book.write(file);
        }
        return file.toByteArray();
    }

    private static void fill(org.apache.poi.ss.usermodel.Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static byte[] locked() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(workbook());
            }
            container.writeFilesystem(file);
        }
        return file.toByteArray();
    }

    private static byte[] lockedOld() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            return oldWorkbook();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }
}
