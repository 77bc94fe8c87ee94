package org.tongchuang.members.visibility;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.tongchuang.members.directory.DirectoryItem;
import org.tongchuang.members.directory.DirectoryPage;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;
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
                found.hits().stream().map(this::row).toList(),
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
            out.writeStartObject();
            out.writeNumberProperty("total", found.total());
            out.writeArrayPropertyStart("items");
            for (SearchPage.Hit hit : found.hits()) {
                out.writeRawValue(new String(hit.payload(), StandardCharsets.UTF_8));
            }
            out.writeEndArray();
            out.writePOJOProperty("facets", values(found));
            out.writeStringProperty("next", found.next());
            out.writeEndObject();
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

    private static Map<String, List<Map<String, Object>>> values(SearchPage found) {
        Map<String, List<Map<String, Object>>> facets = new LinkedHashMap<>();
        found.facets()
                .forEach((field, facet) -> facets.put(
                        field,
                        facet.values().stream()
                                .map(value -> Map.<String, Object>of("value", value.value(), "count", value.count()))
                                .toList()));
        return facets;
    }

    private static List<DirectoryPage.Facet> facets(DirectoryQuery asked, SearchPage found) {
        List<DirectoryPage.Facet> facets = new ArrayList<>();
        for (String field : FACETS) {
            SearchPage.Facet facet = found.facet(field);
            if (!facet.values().isEmpty()) {
                facets.add(new DirectoryPage.Facet(
                        field,
                        Words.text("members.facet." + field),
                        facet.values().stream()
                                .map(value -> new DirectoryPage.Value(
                                        DirectoryPage.value(field, value.value()),
                                        value.count(),
                                        value.chosen(),
                                        AlumniPage.address(asked.toggled(field, value.value()))))
                                .toList(),
                        facet.values().size()));
            }
        }
        return facets;
    }

    private DirectoryPage.Row row(SearchPage.Hit hit) {
        return new DirectoryPage.Row(
                json.readValue(new String(hit.payload(), StandardCharsets.UTF_8), DirectoryItem.class), hit.matched());
    }

    private static SequencedMap<String, Integer> counted() {
        SequencedMap<String, Integer> counted = new LinkedHashMap<>();
        FACETS.forEach(field -> counted.put(field, VALUES));
        return counted;
    }
}
