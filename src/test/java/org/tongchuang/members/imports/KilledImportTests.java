package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// The whole program in a process of its own, killed while it imports and while it takes an import back.
class KilledImportTests {

    private static final int ROWS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ADMINISTRATOR = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";

    private final DatabaseLogin database = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random();

    @TempDir
    private Path folder = Path.of("");

    private @org.jspecify.annotations.Nullable Process program;
    private String address = "";
    private String token = "";

    @Test
    void goesOnByItselfWithEachRowOnce() throws Exception {
        start();
        signIn();
        String id = upload(false, ROWS);
        killAmid(id, "processed");
        start();
        assertThat(until(id, "DONE")).contains("\"created\":" + ROWS, "\"rejected\":0", "\"rows\":" + ROWS);
        assertThat(count("select count(*) from members.member")).isEqualTo(ROWS);
        assertThat(count("select count(distinct facts ->> 'education.1.studentNumber') from members.member"))
                .isEqualTo(ROWS);
        assertThat(count("select count(*) from members.lookup")).isEqualTo(ROWS);
        assertThat(count("select count(distinct key) from members.lookup")).isEqualTo(ROWS);
        assertThat(count("select count(*) from members.roster_row")).isEqualTo(ROWS);
        waitForIndex(ROWS);

        get(request("/api/v1/roster-imports/" + id + "/undo").POST(HttpRequest.BodyPublishers.noBody()));
        Thread.sleep(random.nextInt(900));
        kill();
        start();
        until(id, "UNDONE");
        assertThat(count("select count(*) from members.member")).isZero();
        assertThat(count("select count(*) from members.lookup")).isZero();
        waitForIndex(0);
    }

    /// Everyone stands in the file twice, so that what was met before the kill matters after it.
    @Test
    void triesAllOverAgainAndSaysTheSame() throws Exception {
        start();
        signIn();
        String id = upload(true, ROWS / 2);
        killAmid(id, "processed");
        assertThat(count("select count(*) from members.roster_row")).isBetween(1L, ROWS - 1L);
        start();
        assertThat(until(id, "DONE"))
                .contains("\"created\":" + ROWS / 2, "\"unchanged\":" + ROWS / 2, "\"rows\":" + ROWS);
        assertThat(count("select count(*) from members.roster_row")).isEqualTo(ROWS);
        assertThat(count("select count(*) from members.member")).isZero();
        assertThat(count("select count(*) from members.trial_person")).isZero();
        assertThat(count("select count(*) from members.trial_lookup")).isZero();
    }

    private void signIn() throws Exception {
        token = field(
                answer(request("/api/v1/tokens")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((ADMINISTRATOR + ":" + PASSWORD)
                                                        .getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"kill\"}"))),
                "token");
    }

    private String upload(boolean dryRun, int people) throws Exception {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> "杀%1$d,K%1$06d,物理学院,物理%1$d".formatted(row % people))
                .reduce(
                        new StringBuilder("姓名,学号,学院,班级\n"),
                        (all, row) -> all.append(row).append('\n'),
                        (a, b) -> a)
                .toString();
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"kill.csv\"\r\n\r\n" + rows
                + "\r\n--x--\r\n";
        return field(
                get(request("/api/v1/roster-imports?dryRun=" + dryRun)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(HttpRequest.BodyPublishers.ofString(body))),
                "id");
    }

    private void killAmid(String id, String counter) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number(status(id), counter) == 0 && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        Thread.sleep(random.nextInt(600));
        String last = status(id);
        kill();
        assertThat(number(last, counter)).as(last).isPositive();
    }

    private String until(String id, String state) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String now = status(id);
        while (!now.contains("\"state\":\"" + state + "\"") && System.nanoTime() < end) {
            Thread.sleep(100);
            now = status(id);
        }
        assertThat(now).contains("\"state\":\"" + state + "\"");
        return now;
    }

    private void waitForIndex(long people) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long found = -1;
        while (found != people && System.nanoTime() < end) {
            Thread.sleep(200);
            found = number(get(request("/api/v1/members?size=1")), "total");
        }
        assertThat(found).isEqualTo(people);
    }

    private String status(String id) throws Exception {
        return get(request("/api/v1/roster-imports/" + id));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    private String get(HttpRequest.Builder request) throws Exception {
        return answer(request.header("Authorization", "Bearer " + token));
    }

    private String answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }

    private static long number(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return Long.parseLong(found.group(1));
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void start() throws IOException {
        ProcessBuilder starting = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tongchuang.Tongchuang",
                "--server.port=0"));
        starting.environment().put("TONGCHUANG_DATA", folder.resolve("data").toString());
        starting.environment().put("TONGCHUANG_DB_URL", database.url());
        starting.environment().put("TONGCHUANG_DB_USER", database.user());
        starting.environment().put("TONGCHUANG_DB_PASSWORD", database.password());
        starting.environment().put("TONGCHUANG_ADMIN_EMAIL", ADMINISTRATOR);
        starting.environment().put("TONGCHUANG_ADMIN_PASSWORD", PASSWORD);
        Path log = Files.createTempFile(folder, "program", ".err");
        Process started = starting.redirectError(log.toFile()).start();
        program = started;
        var said = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder before = new StringBuilder();
        String line = said.readLine();
        while (line != null && !line.startsWith("ready ")) {
            before.append(line).append('\n');
            line = said.readLine();
        }
        if (line == null) {
            throw new AssertionError(before + Files.readString(log));
        }
        address = line.substring("ready ".length()).replaceFirst("/$", "");
        Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
    }

    private void kill() throws InterruptedException {
        Process running = java.util.Objects.requireNonNull(program);
        running.destroyForcibly();
        assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void tidyUp() throws InterruptedException {
        if (program != null) {
            kill();
        }
        http.close();
        TestDatabase.drop(database);
    }
}
