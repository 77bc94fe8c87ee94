package org.tongchuang.upkeep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser on this machine: keeps cookies, sends forms back with their token. Bare requests over a
/// socket, for whatever an HTTP client loads would end up in the cache of quick starts.
final class Visitor {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String LINE = "\r\n";
    private static final String SEAM = "seam-of-a-form";
    private static final Pattern COOKIE = Pattern.compile("(?im)^Set-Cookie: ([^=;]+)=([^;\r\n]*)");
    private static final Pattern LOCATION = Pattern.compile("(?im)^Location: ([^\r\n]*)");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final String language;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    /// @param language as in `Accept-Language`
    Visitor(int port, String language) {
        this.port = port;
        this.language = language;
    }

    Answer get(String path) {
        return ask("GET", path, "", new byte[0]);
    }

    /// As a browser does, packed for the way; the answer's body is not unpacked.
    Answer look(String path) {
        return ask("GET", path, "Accept-Encoding: gzip" + LINE, new byte[0]);
    }

    Answer post(String path, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("_csrf", token);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return ask("POST", path, "Content-Type: application/x-www-form-urlencoded" + LINE, bytes(body));
    }

    /// Sends a form with a file in it.
    Answer upload(String path, Map<String, String> form, String field, String fileName, String content) {
        StringBuilder body = new StringBuilder();
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("_csrf", token);
        all.forEach((name, value) -> body.append(part(name, "")).append(value).append(LINE));
        body.append(part(field, "; filename=\"" + fileName + "\""))
                .append(content)
                .append(LINE);
        body.append("--").append(SEAM).append("--").append(LINE);
        return ask("POST", path, "Content-Type: multipart/form-data; boundary=" + SEAM + LINE, bytes(body.toString()));
    }

    /// What a program asks, with the value of its `Authorization` header; a body is JSON.
    Answer call(String method, String path, String authorization, String json) {
        String type = json.isEmpty() ? "" : "Content-Type: application/json" + LINE;
        return ask(method, path, "Authorization: " + authorization + LINE + type, bytes(json));
    }

    private static String part(String name, String more) {
        return "--" + SEAM + LINE + "Content-Disposition: form-data; name=\"" + name + "\"" + more + LINE + LINE;
    }

    private Answer ask(String method, String path, String headers, byte[] body) {
        String cookie = cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        String head = method + " " + path + " HTTP/1.1" + LINE + "Host: localhost:" + port + LINE
                + "Accept: text/html,*/*" + LINE + "Accept-Language: " + language + LINE
                + (cookie.isEmpty() ? "" : "Cookie: " + cookie + LINE) + headers
                + "Content-Length: " + body.length + LINE + "Connection: close" + LINE + LINE;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(bytes(head));
            whole.writeBytes(body);
            socket.getOutputStream().write(whole.toByteArray());
            return remember(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Answer(0, "", String.valueOf(e.getMessage()));
        }
    }

    private Answer remember(String answer) {
        int end = Math.max(0, answer.indexOf(LINE + LINE));
        String head = answer.substring(0, end);
        String body = answer.substring(end);
        COOKIE.matcher(head).results().forEach(made -> cookies.put(made.group(1), made.group(2)));
        Matcher form = TOKEN.matcher(body);
        if (form.find()) {
            token = form.group(1);
        }
        Matcher location = LOCATION.matcher(head);
        int status = head.matches("(?s)HTTP/1\\.1 \\d{3}.*") ? Integer.parseInt(head.substring(9, 12)) : 0;
        return new Answer(status, location.find() ? location.group(1) : "", body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// @param status 0 when there was no answer at all
    /// @param location where it leads on to; empty when nowhere
    record Answer(int status, String location, String body) {}
}
