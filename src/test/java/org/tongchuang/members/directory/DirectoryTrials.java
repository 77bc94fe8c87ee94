package org.tongchuang.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.shared.Actor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What tests of the directory share: add people, wait until the index has them, look for them.
@SpringBootTest
@AutoConfigureMockMvc
abstract class DirectoryTrials {

    static final long A_SECOND_NANOS = 1_000_000_000L;

    @Autowired
    MockMvcTester web;

    @Autowired
    JsonMapper json;

    @Autowired
    DirectoryIndex index;

    /// Returns the id.
    String add(String facts) {
        MvcTestResult answer = web.post()
                .uri("/api/v1/members")
                .contentType(MediaType.APPLICATION_JSON)
                .content(facts)
                .with(as(Staff.ADMINISTRATOR))
                .exchange();
        assertThat(answer).hasStatus(201);
        return String.valueOf(read(answer).get("id"));
    }

    void change(String id, String facts) {
        assertThat(web.patch()
                        .uri("/api/v1/members/" + id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(facts)
                        .with(as(Staff.ADMINISTRATOR)))
                .hasStatusOk();
    }

    void awaitTotal(String query, long total) {
        long end = System.nanoTime() + 20 * A_SECOND_NANOS;
        while (names(Staff.AUDITOR, query).size() != total) {
            assertThat(System.nanoTime()).as(query).isLessThan(end);
        }
    }

    MvcTestResult ask(Actor actor, String query) {
        return web.get().uri("/api/v1/members?" + query).with(as(actor)).exchange();
    }

    Map<String, Object> find(Actor actor, String query) {
        MvcTestResult answer = ask(actor, query);
        assertThat(answer).as(query).hasStatusOk();
        return read(answer);
    }

    List<String> names(Actor actor, String query) {
        List<String> names = new ArrayList<>();
        for (Object item : (List<?>) Objects.requireNonNull(find(actor, query).get("items"))) {
            names.add(String.valueOf(((Map<?, ?>) item).get("name")));
        }
        return names;
    }

    String page(Actor actor, String address) {
        return page(actor, address, "zh-CN");
    }

    String page(Actor actor, String address, String language) {
        MvcTestResult answer = web.get()
                .uri(address)
                .header("Accept-Language", language)
                .with(as(actor))
                .exchange();
        assertThat(answer).as(address).hasStatusOk();
        return text(answer);
    }

    static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Map<String, Object> read(MvcTestResult answer) {
        return json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
    }
}
