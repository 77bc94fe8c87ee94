package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.UriComponentsBuilder;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.MemberId;

/// People of the office with accounts, sessions and tokens of their own, and requests as they send them.
@TestComponent
class RightsWorld {

    static final byte[] ROSTER = "姓名,学院\r\n册上人,此端学院\r\n".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    private final Map<Somebody, Account> accounts = new EnumMap<>(Somebody.class);
    private final Map<Somebody, Cookie> sessions = new EnumMap<>(Somebody.class);
    private final Map<String, String> tokens = new HashMap<>();

    Account account(Somebody who) {
        return accounts.computeIfAbsent(who, one -> office.somebody(one.role(), one.units()));
    }

    /// The alum's account is that of this person.
    void belongs(MemberId member) {
        accounts.computeIfAbsent(Somebody.ALUM, who -> office.alum(member));
    }

    Cookie session(Somebody who) {
        return sessions.computeIfAbsent(who, this::signedIn);
    }

    /// Another session of theirs.
    Cookie signedIn(Somebody who) {
        return Office.signIn(web, account(who));
    }

    void left(Somebody who) {
        sessions.remove(who);
    }

    /// A token of theirs with all their rights, or with these.
    String token(Somebody who, List<String> scopes) {
        return tokens.computeIfAbsent(who + " " + new TreeSet<>(scopes), key -> newToken(who, scopes));
    }

    String newToken(Somebody who, List<String> scopes) {
        String wanted = scopes.isEmpty() ? "" : ",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]";
        MvcTestResult made = web.post()
                .uri("/api/v1/tokens")
                .header(
                        "Authorization",
                        "Basic "
                                + java.util.Base64.getEncoder()
                                        .encodeToString((account(who).email() + ":" + Office.PASSWORD)
                                                .getBytes(StandardCharsets.UTF_8)))
                .contentType("application/json")
                .content("{\"name\":\"matrix\"" + wanted + "}")
                .exchange();
        assertThat(made).hasStatus(201);
        return text(made).replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
    }

    /// A row as this person would send it, from a browser or by a program with a token of all their rights.
    MvcTestResult ask(RightsRow row, Somebody who, Map<String, String> sent) {
        return ask(row, sent, request -> {
            if (who == Somebody.STRANGER) {
                return request;
            }
            if (row.api()) {
                request.addHeader("Authorization", "Bearer " + token(who, List.of()));
            } else {
                request.setCookies(session(who));
            }
            return request;
        });
    }

    MvcTestResult ask(RightsRow row, Map<String, String> sent, RequestPostProcessor as) {
        var request = unproven(row, sent);
        if (!row.api() && !row.safe()) {
            request.with(csrf());
        }
        return web.perform(request.with(as));
    }

    /// Without the token against forged requests.
    static AbstractMockHttpServletRequestBuilder<?> unproven(RightsRow row, Map<String, String> sent) {
        Map<String, String> rest = new LinkedHashMap<>(sent);
        String template = row.path();
        String path = template.endsWith("/**") ? Objects.requireNonNull(rest.remove("path")) : template;
        Map<String, String> inPath = new HashMap<>();
        for (String name : List.copyOf(rest.keySet())) {
            if (template.contains("{" + name + "}")) {
                inPath.put(name, rest.remove(name));
            }
        }
        var uri = UriComponentsBuilder.fromPath(path).encode().build(inPath);
        String file = rest.remove("file");
        String body = rest.remove("json");
        AbstractMockHttpServletRequestBuilder<?> request;
        if (file == null) {
            request = MockMvcRequestBuilders.request(HttpMethod.valueOf(row.method()), uri);
        } else {
            request = MockMvcRequestBuilders.multipart(uri)
                    .file(new MockMultipartFile("file", file.substring(1), "text/csv", ROSTER));
        }
        rest.forEach((name, value) -> request.param(name, value));
        if (body != null) {
            request.contentType("application/json").content(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.header("Accept-Language", "en");
    }

    static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    MockMvcTester web() {
        return web;
    }
}
