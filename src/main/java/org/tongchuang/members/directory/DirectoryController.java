package org.tongchuang.members.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Right;
import tools.jackson.databind.json.JsonMapper;

/// The directory in the office.
@Controller
@RequestMapping("/office/members")
class DirectoryController {

    private static final int PICTURE_VALUES = 12;

    private final DirectorySearch search;
    private final DirectoryHints hints;
    private final DirectoryPictures pictures;
    private final SavedSearches saved;
    private final JsonMapper json;

    DirectoryController(
            DirectorySearch search,
            DirectoryHints hints,
            DirectoryPictures pictures,
            SavedSearches saved,
            JsonMapper json) {
        this.search = search;
        this.hints = hints;
        this.pictures = pictures;
        this.saved = saved;
        this.json = json;
    }

    @GetMapping
    Page show(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(defaultValue = "table") String view,
            HttpServletRequest request) {
        DirectoryQuery asked = DirectoryQuery.of(withYears(params), DirectoryQuery.USUAL_SIZE);
        String shown = List.of("cards", "charts").contains(view) ? view : "table";
        long began = System.nanoTime();
        SequencedMap<String, Integer> counted =
                counted(shown.equals("charts") ? PICTURE_VALUES : DirectoryPage.VALUES_BESIDE);
        SearchPage found =
                shown.equals("charts") ? search.counts(actor, asked, counted) : search.page(actor, asked, counted);
        double millis = (System.nanoTime() - began) / 100_000 / 10.0;
        return new DirectoryPage(
                asked,
                shown,
                found.total(),
                search.everyone(actor),
                millis,
                found.hits().stream()
                        .map(hit -> DirectoryPage.Row.of(hit, json))
                        .toList(),
                pictures.facets(asked, found, shown),
                pictures.years(asked, found, shown),
                found.next(),
                found.nearMiss(),
                shown.equals("charts") ? pictures.charts(asked, found) : List.of(),
                saved.of(actor),
                ColumnController.chosen(request),
                found.total() > 0 ? List.of() : hints.of(actor, asked, shown),
                actor.reach(),
                search.rebuilding(),
                actor.may(Right.WRITE_MEMBERS),
                actor.may(Right.IMPORT_ROSTERS),
                actor.may(Right.EXPORT_MEMBERS));
    }

    @GetMapping("/facets/{field}")
    Page values(
            Actor actor,
            @PathVariable String field,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(defaultValue = "") String typed) {
        if (!Directory.FACETS.contains(field)) {
            throw new NotFound("facet " + field);
        }
        DirectoryQuery asked = DirectoryQuery.of(params, DirectoryQuery.USUAL_SIZE);
        return new FacetPage(asked, field, typed, search.suggest(actor, asked, field, typed, 200));
    }

    /// The small form beside the histogram sends `from` and `to`; the address bar holds them as one range.
    private static MultiValueMap<String, String> withYears(MultiValueMap<String, String> params) {
        String from = params.getFirst("from");
        String to = params.getFirst("to");
        if (from == null && to == null) {
            return params;
        }
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>(params);
        String range = (from == null ? "" : from.strip()) + ".." + (to == null ? "" : to.strip());
        if (!range.equals("..")) {
            all.set("graduationYear", range);
        }
        return all;
    }

    private static SequencedMap<String, Integer> counted(int values) {
        SequencedMap<String, Integer> counted = new LinkedHashMap<>();
        Directory.FACETS.forEach(field -> counted.put(field, values));
        counted.put("graduationYear", 200);
        return counted;
    }
}
