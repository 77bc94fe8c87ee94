package org.tongchuang.members.directory;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import tools.jackson.databind.json.JsonMapper;

/// The directory in the office.
@Controller
@RequestMapping("/office/members")
class DirectoryController {

    private static final String COLUMNS = "columns";
    private static final int FACET_VALUES = 6;
    private static final int PICTURE_VALUES = 12;

    private final DirectorySearch search;
    private final DirectoryIndex index;
    private final DirectoryPictures pictures;
    private final SavedSearches saved;
    private final JsonMapper json;

    DirectoryController(
            DirectorySearch search,
            DirectoryIndex index,
            DirectoryPictures pictures,
            SavedSearches saved,
            JsonMapper json) {
        this.search = search;
        this.index = index;
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
        SequencedMap<String, Integer> counted = counted(shown.equals("charts") ? PICTURE_VALUES : FACET_VALUES);
        SearchPage found =
                shown.equals("charts") ? search.counts(actor, asked, counted) : search.page(actor, asked, counted);
        double millis = (System.nanoTime() - began) / 100_000 / 10.0;
        return new DirectoryPage(
                asked,
                shown,
                found.total(),
                search.everyone(actor),
                millis,
                found.hits().stream().map(this::row).toList(),
                pictures.facets(asked, found, shown),
                pictures.years(asked, found, shown),
                found.next(),
                found.nearMiss(),
                shown.equals("charts") ? pictures.charts(asked, found) : List.of(),
                saved.of(actor),
                columns(request),
                index.rebuilding(),
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

    @PostMapping("/columns")
    Page columns(
            @RequestParam(name = "column", required = false) @org.jspecify.annotations.Nullable List<String> chosen,
            @RequestParam(defaultValue = "/office/members") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<String> known = new ArrayList<>(chosen == null ? List.of() : chosen);
        known.retainAll(DirectoryPage.ALL_COLUMNS);
        Cookie cookie = new Cookie(COLUMNS, String.join("-", known));
        cookie.setPath("/office/members");
        cookie.setMaxAge(31_536_000);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return Redirect.to(back.startsWith("/office/members") ? back : "/office/members");
    }

    @PostMapping("/searches")
    Page save(Actor actor, @RequestParam String name, @RequestParam String params) {
        if (search.isContact(typedIn(params))) {
            throw Refusal.at("name", "members.directory.save.contact");
        }
        saved.save(actor, name, params);
        return Redirect.to("/office/members?" + params).saying("members.directory.saved", name);
    }

    @PostMapping("/searches/{id}/delete")
    Page forget(Actor actor, @PathVariable java.util.UUID id) {
        saved.delete(actor, id);
        return Redirect.to("/office/members").saying("members.directory.forgotten");
    }

    private static String typedIn(String params) {
        String typed = UriComponentsBuilder.newInstance()
                .query(params)
                .build()
                .getQueryParams()
                .getFirst("q");
        return typed == null
                ? ""
                : URLDecoder.decode(typed, StandardCharsets.UTF_8).strip();
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

    private DirectoryPage.Row row(SearchPage.Hit hit) {
        return new DirectoryPage.Row(
                json.readValue(new String(hit.payload(), StandardCharsets.UTF_8), DirectoryItem.class), hit.matched());
    }

    private static SequencedMap<String, Integer> counted(int values) {
        SequencedMap<String, Integer> counted = new LinkedHashMap<>();
        Directory.FACETS.forEach(field -> counted.put(field, values));
        counted.put("graduationYear", 200);
        return counted;
    }

    private static List<String> columns(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COLUMNS);
        if (chosen == null) {
            return DirectoryPage.USUAL_COLUMNS;
        }
        List<String> known = new ArrayList<>(DirectoryPage.ALL_COLUMNS);
        known.retainAll(Arrays.asList(chosen.getValue().split("-")));
        return known;
    }
}
