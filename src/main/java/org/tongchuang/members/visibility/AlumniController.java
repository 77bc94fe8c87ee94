package org.tongchuang.members.visibility;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.members.directory.DirectoryPage;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Alumni look for each other, on pages and by programs of their own.
@Controller
class AlumniController {

    private static final List<String> FACETS = List.of("class", "department", "city", "industry", "employer");
    private static final int VALUES = 6;
    private static final int USUAL = 20;

    private final AlumniDesk desk;
    private final JsonMapper json;

    AlumniController(AlumniDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @GetMapping("/alumni")
    Page show(Actor actor, @RequestParam MultiValueMap<String, String> params) {
        DirectoryQuery asked = DirectoryQuery.of(params, USUAL);
        SearchPage found = desk.find(actor, asked, counted());
        return new AlumniPage(
                asked,
                found.total(),
                found.hits().stream()
                        .map(hit -> DirectoryPage.Row.of(hit, json))
                        .toList(),
                facets(asked, found),
                found.next(),
                found.nearMiss(),
                desk.classes(actor));
    }

    @GetMapping("/alumni/{id}")
    Page person(Actor actor, @PathVariable UUID id) {
        return desk.person(actor, new MemberId(id));
    }

    /// In the shape of `GET /api/v1/members`; counts below three are kept back.
    @GetMapping("/api/v1/alumni")
    void find(Actor actor, @RequestParam MultiValueMap<String, String> params, HttpServletResponse response)
            throws IOException {
        DirectoryQuery asked = DirectoryQuery.of(params, USUAL);
        SearchPage found = desk.find(actor, asked, counted());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            found.write(out);
        }
    }

    /// @return path to value, as far as this reader may see them
    @GetMapping(path = "/api/v1/alumni/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Told tell(Actor actor, @PathVariable UUID id) {
        AlumPage page = desk.person(actor, new MemberId(id));
        return new Told(page.person().toString(), page.seen().asMap());
    }

    record Told(String id, Map<String, String> facts) {}

    private static List<DirectoryPage.Facet> facets(DirectoryQuery asked, SearchPage found) {
        return FACETS.stream()
                .filter(field -> !found.facet(field).values().isEmpty())
                .map(field -> DirectoryPage.Facet.of(field, found.facet(field), asked, AlumniPage::address))
                .toList();
    }

    private static SequencedMap<String, Integer> counted() {
        SequencedMap<String, Integer> counted = new LinkedHashMap<>();
        FACETS.forEach(field -> counted.put(field, VALUES));
        return counted;
    }
}
