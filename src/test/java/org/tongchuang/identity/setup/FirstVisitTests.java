package org.tongchuang.identity.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/// What a stranger gets from the running program before anyone has an account.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FirstVisitTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SetUpCode code;

    @Value("${tongchuang.data}/keys/set-up-code")
    private Path codeFile;

    @Test
    void opensNoSessionAndGuardsFormsByACookieOfTheirOwn() throws Exception {
        HttpResponse<String> page = get("/set-up");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("HttpOnly", "SameSite=Lax")
                        .doesNotContain("Secure"));
        assertThat(jdbc.sql("select count(*) from identity.session")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsTheSetUpCodeInAFileOnlyTheOwnerReads() throws Exception {
        assertThat(code.fits(" " + Files.readString(codeFile).toUpperCase(java.util.Locale.ROOT)))
                .isTrue();
        assertThat(code.fits("")).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(codeFile)))
                .isEqualTo("rw-------");
    }

    @Test
    void asksForTheCodeFromAnywhereButThisMachine() {
        assertThat(code.wanted(from("127.0.0.1", "localhost"))).isFalse();
        assertThat(code.wanted(from("0:0:0:0:0:0:0:1", "[::1]"))).isFalse();
        assertThat(code.wanted(from("192.0.2.7", "localhost"))).isTrue();
        assertThat(code.wanted(from("127.0.0.1", "evil.example")))
                .as("a name that was made to point here")
                .isTrue();
    }

    private static MockHttpServletRequest from(String address, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        request.setServerName(host);
        return request;
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
