package org.tongchuang;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// The whole program in a process of its own, asked over HTTP by its administrator, ended kindly or by force.
public final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";

    private final Process process;
    private final String address;
    private final CookieManager cookieJar = new CookieManager();
    private final HttpClient visitor =
            HttpClient.newBuilder().cookieHandler(cookieJar).build();
    private final HttpClient client = HttpClient.newHttpClient();
    private String token = "";

    private Program(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /// Returns when the first page can be served.
    public static Program start(DatabaseLogin database, Path data) {
        return start(database, data, Map.of());
    }

    /// @param variables of the environment, beyond the usual
    public static Program start(DatabaseLogin database, Path data, Map<String, String> variables) {
        return start("org.tongchuang.Tongchuang", database, data, variables);
    }

    /// @param main the class whose main method is the program, with something more to do for the test
    public static Program start(String main, DatabaseLogin database, Path data, Map<String, String> variables) {
        ProcessBuilder starting = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main,
                "--server.port=0"));
        starting.environment().put("TONGCHUANG_DATA", data.toString());
        starting.environment().put("TONGCHUANG_DB_URL", database.url());
        starting.environment().put("TONGCHUANG_DB_USER", database.user());
        starting.environment().put("TONGCHUANG_DB_PASSWORD", database.password());
        starting.environment().put("TONGCHUANG_ADMIN_EMAIL", EMAIL);
        starting.environment().put("TONGCHUANG_ADMIN_PASSWORD", PASSWORD);
        starting.environment().putAll(variables);
        try {
            Files.createDirectories(data);
            Path log = data.resolve("program.err");
            Process process = starting.redirectError(log.toFile()).start();
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = said.readLine();
            while (line != null && !line.startsWith("ready ")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new AssertionError(Files.readString(log));
            }
            Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
            return new Program(process, line.substring("ready ".length()).replaceFirst("/$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a program with the administrator's token gets; fails unless that is a success.
    public String api(String method, String path, String body) throws Exception {
        if (token.isEmpty()) {
            String login =
                    Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            token = field(send("POST", "/api/v1/tokens", "{\"name\":\"test\"}", "Basic " + login), "token");
        }
        return send(method, path, body, "Bearer " + token);
    }

    /// What the administrator's browser gets at this address; the answer may be anything.
    public HttpResponse<String> page(String path) throws Exception {
        return visitor.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// What stands on the wire when the administrator's browser asks for this address, however garbled it is.
    public String raw(String path) throws IOException {
        URI home = URI.create(address);
        String cookies = cookieJar.getCookieStore().get(home).stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + home.getAuthority() + "\r\nCookie: " + cookies
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public void signIn() throws Exception {
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(page("/sign-in").body());
        if (!csrf.find()) {
            throw new AssertionError("no form to sign in");
        }
        String form = "email=" + EMAIL + "&password=" + PASSWORD + "&_csrf="
                + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        visitor.send(
                HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private String send(String method, String path, String body, String authorization) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /// A text of a JSON answer, by name.
    public static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        if (!found.find()) {
            throw new AssertionError(name + " is not in " + json);
        }
        return found.group(1);
    }

    /// As `kill -9` does.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
        client.close();
        visitor.close();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
        kill();
    }
}
