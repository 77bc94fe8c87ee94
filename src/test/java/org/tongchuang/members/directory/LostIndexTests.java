package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongchuang.Program;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// The index may be lost, broken or behind when the program starts; the records are not.
class LostIndexTests {

    private static final long PATIENCE_NANOS = 40_000_000_000L;

    private final DatabaseLogin database = TestDatabase.fresh();

    @TempDir
    private Path data = Path.of("");

    @AfterEach
    void tidyUp() {
        TestDatabase.drop(database);
    }

    @Test
    void findsWhatWasSavedJustBeforeTheProgramWasKilled() throws Exception {
        String id;
        try (Program first = Program.start(database, data)) {
            id = Program.field(add(first, "旧名"), "id");
            awaitTotal(first, "旧名", 1);
        }
        Program killed = Program.start(database, data);
        killed.api("PATCH", "/api/v1/members/" + id, "{\"name\":\"新名\"}");
        add(killed, "末班车");
        killed.kill();
        try (Program again = Program.start(database, data)) {
            awaitTotal(again, "新名", 1);
            awaitTotal(again, "末班车", 1);
            awaitTotal(again, "旧名", 0);
        }
    }

    /// A lock on the records keeps the building of the index from getting anywhere while the pages are looked at.
    @ParameterizedTest
    @ValueSource(strings = {"deleted", "cut"})
    void isBuiltAnewWhileItAlreadyAnswersAndSaysSo(String harm) throws Exception {
        try (Program first = Program.start(database, data)) {
            add(first, "失而复得");
            awaitTotal(first, "失而复得", 1);
        }
        if (harm.equals("deleted")) {
            delete(data.resolve("index"));
        } else {
            cut(data.resolve("index"));
        }
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table members.member in access exclusive mode");
            try (Program again = Program.start(database, data)) {
                again.signIn();
                assertThat(again.page("/office/members").body()).contains("id=\"rebuilding\"", "role=\"search\"");
                assertThat(again.api("GET", "/api/v1/members?q=zzz", "")).contains("\"total\":0");
                connection.rollback();
                awaitTotal(again, "失而复得", 1);
                assertThat(again.page("/office/members").body()).doesNotContain("id=\"rebuilding\"");
                assertThat(again.page("/office/nothing-found").body()).doesNotContain("zzz");
            }
        }
    }

    @Test
    void answersGarbledAddressesWithAClearPage() throws Exception {
        try (Program program = Program.start(database, data)) {
            program.signIn();
            List<String> wrong = new ArrayList<>();
            for (String path : List.of("/office/members", "/office/members/facets/city", "/office/members/export")) {
                for (String query :
                        List.of("q=%zz", "q=%", "q=%E5%BC", "q=%ED%A0%80", "city=%zz", "%zz=1", "x%00y=1")) {
                    String answer = program.raw(path + "?" + query);
                    if (!answer.startsWith("HTTP/1.1 400") || !answer.contains("</html>")) {
                        wrong.add(path + "?" + query + " " + answer.lines().findFirst());
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(program.page("/office/members?q=%00").statusCode()).isEqualTo(400);
        }
    }

    private static String add(Program program, String name) throws Exception {
        return program.api("POST", "/api/v1/members", "{\"name\":\"%s\"}".formatted(name));
    }

    private static void awaitTotal(Program program, String name, long total) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        String query = "/api/v1/members?q=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
        String answer = program.api("GET", query, "");
        while (!answer.contains("\"total\":" + total + ",")) {
            assertThat(System.nanoTime()).as(answer).isLessThan(end);
            Thread.sleep(50);
            answer = program.api("GET", query, "");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static void cut(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
