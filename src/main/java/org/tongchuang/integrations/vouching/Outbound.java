package org.tongchuang.integrations.vouching;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks servers outside, which may be slow, broken or hostile: at most ten seconds for all of an answer, at most a
/// mebibyte of it, and no redirect but of a GET within the same server.
@Component
public class Outbound {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 20;
    private static final int REDIRECTS = 2;

    private final JsonMapper json;
    private final Duration patience;

    @org.springframework.beans.factory.annotation.Autowired
    Outbound(JsonMapper json) {
        this(json, Duration.ofSeconds(10));
    }

    /// @param patience how long an answer may take, all of it
    public Outbound(JsonMapper json, Duration patience) {
        this.json = json;
        this.patience = patience;
    }

    /// @throws VouchRefused when there is no answer, or none that is a success
    public String get(URI address, Map<String, String> headers) {
        URI at = address;
        for (int hops = 0; hops <= REDIRECTS; hops++) {
            HttpResponse<byte[]> answer = ask(request(at, headers).GET().build());
            if (answer.statusCode() / 100 != 3) {
                return body(at, answer, false);
            }
            URI next = at.resolve(answer.headers().firstValue("location").orElse(""));
            if (!origin(next).equals(origin(at))) {
                throw VouchRefused.unreachable(at.getHost() + " sends us on to another server");
            }
            at = next;
        }
        throw VouchRefused.unreachable(address.getHost() + " sends us round in circles");
    }

    public JsonNode getJson(URI address, Map<String, String> headers) {
        return read(address, get(address, headers));
    }

    /// Posts a form. An answer of 400 or 401 that is JSON is read too, for there OAuth says what was wrong.
    ///
    /// @throws VouchRefused when there is no answer, or none that can be read
    public JsonNode postForm(URI address, Map<String, String> form, Map<String, String> headers) {
        HttpRequest request = request(address, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form)))
                .build();
        return read(address, body(address, ask(request), true));
    }

    /// Parameters as they stand in an address.
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// The address with more parameters.
    public static URI with(URI address, Map<String, String> parameters) {
        String given = address.getRawQuery();
        String base = address.toString().replaceFirst("\\?.*", "");
        return URI.create(base + "?" + (given == null || given.isEmpty() ? "" : given + "&") + query(parameters));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "application/json, */*;q=0.5")
                .header("User-Agent", "Tongchuang");
        headers.forEach(request::setHeader);
        return request;
    }

    private HttpResponse<byte[]> ask(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> asked = Client.ONE.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
        String who = request.uri().getHost();
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw VouchRefused.unreachable(who + " did not answer in time");
        } catch (ExecutionException failed) {
            boolean io = failed.getCause() instanceof IOException;
            throw VouchRefused.unreachable(who
                    + (io ? " can't be reached: " : " failed: ")
                    + String.valueOf(failed.getCause()).replaceFirst("^[\\w.]*\\.", ""));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw VouchRefused.unreachable("the program is stopping");
        }
    }

    private static String body(URI address, HttpResponse<byte[]> answer, boolean refusalsToo) {
        int status = answer.statusCode();
        boolean told = refusalsToo && (status == 400 || status == 401);
        if (status / 100 != 2 && !told) {
            throw VouchRefused.unreachable(address.getHost() + " answered " + status);
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private JsonNode read(URI address, String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            throw VouchRefused.unreachable(address.getHost() + " answered with what is no JSON");
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost() + ":" + address.getPort();
    }

    /// Made when the first is asked, so that a start doesn't pay for it.
    private static final class Client {
        static final HttpClient ONE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}
