package org.tongchuang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The program as it is installed, started by its launcher on a folder of its own and asked over HTTP.
final class Installation implements AutoCloseable {

    static final int PORT = 18_971;

    private static final String EMAIL = "bench@example.com";
    private static final String PASSWORD = "a long bench password";

    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    final String token;
    private final Path data;
    private final Process program;

    private Installation(Path data, Process program) throws IOException, InterruptedException {
        this.data = data;
        this.program = program;
        this.token = newToken();
    }

    /// With the rights the administrator has now.
    String newToken() throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        String answer = send(request("/api/v1/tokens")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bench\"}"))
                .build());
        return part(answer, "\"token\":\"([^\"]+)\"");
    }

    static Installation start(Path data) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("tongchuang.home", "."));
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("tongchuang").toString(),
                        "start",
                        "--port",
                        String.valueOf(PORT),
                        "--data",
                        data.toString())
                .redirectError(data.resolve("stderr").toFile());
        builder.environment().put("TONGCHUANG_ADMIN_EMAIL", EMAIL);
        builder.environment().put("TONGCHUANG_ADMIN_PASSWORD", PASSWORD);
        Process program = builder.start();
        String line = program.inputReader().readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IllegalStateException("the program did not start: " + line);
        }
        return new Installation(data, program);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path));
    }

    HttpRequest api(String path) {
        return request(path).header("Authorization", "Bearer " + token).build();
    }

    /// A page as a browser that is signed in asks for it.
    HttpRequest page(String path, String cookies) {
        return request(path).header("Cookie", cookies).build();
    }

    /// Signs in as a person does and returns the cookies.
    String signIn() throws IOException, InterruptedException {
        HttpResponse<String> form = http.send(request("/sign-in").build(), HttpResponse.BodyHandlers.ofString());
        String csrf = form.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        String hidden = part(form.body(), "name=\"_csrf\" value=\"([^\"]+)\"");
        String body = "_csrf=" + encoded(hidden) + "&email=" + encoded(EMAIL) + "&password=" + encoded(PASSWORD);
        HttpResponse<String> in = http.send(
                request("/sign-in")
                        .header("Cookie", csrf)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String session = in.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .filter(cookie -> cookie.startsWith("tongchuang="))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("signing in gave " + in.statusCode()));
        return csrf + "; " + session;
    }

    String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /// Resident memory in MB of the program itself and of all its database's processes, shared pages counted once.
    /// Pages of files that are mapped, such as the search index, count too while they are in memory, though the
    /// system takes them back whenever it needs them.
    double[] residentMegabytes() throws IOException {
        double database = 0;
        for (ProcessHandle process : databaseProcesses()) {
            database += megabytes(process);
        }
        return new double[] {megabytes(program.toHandle()), database};
    }

    /// The database is no child of ours: it notes its own process in its folder.
    private List<ProcessHandle> databaseProcesses() throws IOException {
        try (Stream<Path> files = Files.find(data, 4, (file, about) -> file.endsWith("postmaster.pid"))) {
            Path noted = files.findFirst().orElseThrow();
            ProcessHandle server = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(noted).getFirst().strip()))
                    .orElseThrow();
            return Stream.concat(Stream.of(server), server.descendants()).toList();
        }
    }

    /// As `kill -9` does, with or without the database's own process.
    void kill(boolean databaseToo) throws IOException, InterruptedException {
        ProcessHandle server = databaseProcesses().getFirst();
        program.destroyForcibly().waitFor();
        if (databaseToo) {
            server.destroyForcibly();
        }
    }

    private static double megabytes(ProcessHandle process) throws IOException {
        Path rollup = Path.of("/proc/" + process.pid() + "/smaps_rollup");
        return Files.isReadable(rollup)
                ? Double.parseDouble(part(Files.readString(rollup), "\nPss: +(\\d+) kB")) / 1024
                : 0;
    }

    @Override
    public void close() throws InterruptedException {
        program.destroy();
        if (!program.waitFor(15, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program does not stop");
        }
    }

    static String part(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text.substring(0, Math.min(300, text.length())));
        }
        return found.group(1);
    }

    static String encoded(String value) {
        return java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
