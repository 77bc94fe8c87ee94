package org.tongchuang.members.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.shared.Actor;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The directory for programs.
@RestController
class DirectoryApi {

    static final int VALUES = 20;

    private final DirectorySearch search;
    private final JsonMapper json;

    DirectoryApi(DirectorySearch search, JsonMapper json) {
        this.search = search;
        this.json = json;
    }

    /// Rows come from the index as JSON already and go out as they are.
    @GetMapping("/api/v1/members")
    void find(Actor actor, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response)
            throws IOException {
        DirectoryQuery asked = DirectoryQuery.of(params, 50);
        SearchPage page = search.page(actor, asked, counted(VALUES));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            page.write(out);
        }
    }

    static SequencedMap<String, Integer> counted(int values) {
        SequencedMap<String, Integer> counted = new LinkedHashMap<>();
        DirectoryQuery.fields().forEach(field -> counted.put(field, values));
        return counted;
    }
}
