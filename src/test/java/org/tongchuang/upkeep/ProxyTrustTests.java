package org.tongchuang.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.TestDatabase;
import org.tongchuang.Tongchuang;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// Whose word the program takes for where a visitor comes from, and which cookies it then sends.
class ProxyTrustTests {

    private static final String HTTPS = "--TONGCHUANG_PUBLIC_URL=https://alumni.example.edu";
    private static final String HTTP = "--TONGCHUANG_PUBLIC_URL=http://alumni.example.edu";
    private static final String[] FORWARDED = {
        "X-Forwarded-For", "198.51.100.1, 203.0.113.9", "X-Forwarded-Proto", "https"
    };

    private final DatabaseLogin database = TestDatabase.fresh();
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        started.forEach(ConfigurableApplicationContext::close);
        TestDatabase.drop(database);
    }

    @Test
    void believesNobodyWithoutAPublicAddress() throws Exception {
        Visit visit = signIn(start(), FORWARDED);
        assertThat(visit.cookies).hasSize(2).noneMatch(ProxyTrustTests::secure);
        assertThat(visit.address).isEqualTo("127.0.0.1");
    }

    @Test
    void believesAProxyNearbyAndOnlyItsOwnWord() throws Exception {
        var program = start(HTTP);
        Visit visit = signIn(program, FORWARDED);
        assertThat(visit.cookies).hasSize(2).allMatch(ProxyTrustTests::secure);
        assertThat(visit.address)
                .as("the address the proxy saw, not the one the visitor claims")
                .isEqualTo("203.0.113.9");
        assertThat(signIn(program).cookies).hasSize(2).noneMatch(ProxyTrustTests::secure);
    }

    @Test
    void believesNoProxyFromElsewhere() throws Exception {
        Visit visit = signIn(start(HTTP, "--server.tomcat.remoteip.internal-proxies=192\\.0\\.2\\.1"), FORWARDED);
        assertThat(visit.cookies).hasSize(2).noneMatch(ProxyTrustTests::secure);
        assertThat(visit.address).isEqualTo("127.0.0.1");
    }

    @Test
    void sendsItsCookiesOverTlsOnlyWhenThePublicAddressSaysSo() throws Exception {
        assertThat(signIn(start(HTTPS)).cookies).hasSize(2).allMatch(ProxyTrustTests::secure);
    }

    private ConfigurableApplicationContext start(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(
                "--server.port=0",
                "--tongchuang.data=" + folder,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--TONGCHUANG_ADMIN_EMAIL=zhou@example.edu",
                "--TONGCHUANG_ADMIN_PASSWORD=correct-horse"));
        var context = new SpringApplicationBuilder(Tongchuang.class)
                .initializers(new ProxyTrust())
                .run(all.toArray(String[]::new));
        started.add(context);
        return context;
    }

    private static Visit signIn(ConfigurableApplicationContext program, String... headers) throws Exception {
        String port = program.getEnvironment().getRequiredProperty("local.server.port");
        URI page = URI.create("http://127.0.0.1:" + port + "/sign-in");
        List<String> cookies = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> form = client.send(request(page, headers).build(), text());
            cookies.addAll(form.headers().allValues("Set-Cookie"));
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form.body());
            assertThat(token.find()).isTrue();
            HttpResponse<String> in = client.send(
                    request(page, headers)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Cookie", cookies.getFirst().replaceFirst(";.*", ""))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "email=zhou%40example.edu&password=correct-horse&_csrf="
                                            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                            .build(),
                    text());
            assertThat(in.statusCode()).isEqualTo(303);
            in.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("tongchuang="))
                    .forEach(cookies::add);
        }
        return new Visit(
                cookies,
                program.getBean(JdbcClient.class)
                        .sql(
                                "select address from privacy.audit_event where act = 'identity.sign-in' order by id desc limit 1")
                        .query(String.class)
                        .single());
    }

    private static HttpRequest.Builder request(URI page, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(page);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private static boolean secure(String cookie) {
        return Pattern.compile("; *secure", Pattern.CASE_INSENSITIVE)
                .matcher(cookie)
                .find();
    }

    /// @param cookies the one that guards forms and the session's, as they were set
    /// @param address where the trail says the visitor came from
    private record Visit(List<String> cookies, String address) {}
}
