package org.tongchuang.disasters;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongchuang.Tongchuang;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// The whole program with its own database on one data folder, started, asked, killed and started again.
final class HouseProcess implements AutoCloseable {

    static final String EMAIL = "zhou@example.edu";
    static final String PASSWORD = "correct-horse-battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final String[] options;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Process process;
    private String address;
    private String token = "";

    /// Starts the program and waits until it serves its first page.
    HouseProcess(Path data, String... options) throws IOException {
        this.data = data;
        this.options = options;
        Files.createDirectories(data);
        this.process = launch("start", "--server.port=0");
        this.address = ready();
    }

    Path data() {
        return data;
    }

    String address() {
        return address;
    }

    /// Once more, after it was killed.
    ///
    /// @return milliseconds to the first page
    long startAgain() throws IOException {
        long began = System.nanoTime();
        process = launch("start", "--server.port=0");
        address = ready();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /// @return milliseconds until the health check said so
    long awaitUp() throws Exception {
        long began = System.nanoTime();
        while (!isUp()) {
            if (System.nanoTime() - began > PATIENCE.toNanos() * 2) {
                throw new AssertionError("it does not come up again:\n" + errors());
            }
            Thread.sleep(50);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    boolean isUp() throws InterruptedException {
        try {
            return get("/actuator/health").status == 200;
        } catch (IOException notThere) {
            return false;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer call(String method, String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /// Hands a roster in, under a key by which handing it in twice is once.
    Answer upload(String csv, String key) throws IOException, InterruptedException {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"roster.csv\"\r\n\r\n" + csv
                + "\r\n--x--\r\n";
        return send(request("/api/v1/roster-imports?dryRun=false")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), answer);
    }

    /// With a token of the administrator, which outlives every restart.
    void signIn() throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        token = send(request("/api/v1/tokens")
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"disaster\"}")))
                .text("token");
    }

    /// Another command of the program on a folder, such as `doctor`, run to its end.
    static Ended run(Path data, Path errors, List<String> environment, String command, String... more)
            throws IOException, InterruptedException {
        List<String> line = line(command);
        line.add("--tongchuang.data=" + data);
        line.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("TONGCHUANG_"));
        for (String set : environment) {
            builder.environment().put(set.split("=", 2)[0], set.split("=", 2)[1]);
        }
        Process process = builder.redirectError(errors.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said + Files.readString(errors));
    }

    Ended doctor() throws IOException, InterruptedException {
        return run(data, data.resolve("doctor.err"), List.of(), "doctor");
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// As the keeper does.
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        if (!stop()) {
            kill();
        }
        if (EmbeddedPostgres.running(data).isPresent()) {
            EmbeddedPostgres.start(data).close();
        }
    }

    /// What it said last, on both of its outputs.
    String errors() throws IOException {
        return Files.readString(data.resolve("program.err")) + "\n"
                + String.join("\n", said.subList(Math.max(0, said.size() - 300), said.size()));
    }

    private Process launch(String command, String port) throws IOException {
        List<String> line = line(command);
        line.add(port);
        line.add("--tongchuang.data=" + data);
        line.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("TONGCHUANG_"));
        builder.environment().put("TONGCHUANG_ADMIN_EMAIL", EMAIL);
        builder.environment().put("TONGCHUANG_ADMIN_PASSWORD", PASSWORD);
        return builder.redirectError(data.resolve("program.err").toFile()).start();
    }

    private static List<String> line(String command) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Tongchuang.class.getName(),
                command));
    }

    private String ready() throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        said.clear();
        String line = output.readLine();
        while (line != null && !line.startsWith("ready ")) {
            said.add(line);
            line = output.readLine();
        }
        if (line == null) {
            throw new AssertionError("it does not start:\n" + errors());
        }
        Thread.ofVirtual().start(() -> listen(output));
        return line.substring("ready ".length()).replaceFirst("/$", "");
    }

    private void listen(BufferedReader output) {
        try {
            String line = output.readLine();
            while (line != null) {
                said.add(line);
                line = output.readLine();
            }
        } catch (IOException killed) {
            // that was all it said
        }
    }

    /// @param said on both of its outputs
    record Ended(int code, String said) {}

    record Answer(int status, String body, HttpResponse<String> whole) {

        boolean isDone() {
            return status / 100 == 2;
        }

        /// A value of the JSON, by name; the first of that name.
        String text(String name) {
            Matcher found = Pattern.compile("\"" + Pattern.quote(name) + "\":\"?([^\",}]*)")
                    .matcher(body);
            if (!found.find()) {
                throw new AssertionError(name + " is not in " + status + " " + body);
            }
            return found.group(1);
        }

        long number(String name) {
            return Long.parseLong(text(name));
        }
    }
}
