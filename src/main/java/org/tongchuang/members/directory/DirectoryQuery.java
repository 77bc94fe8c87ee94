package org.tongchuang.members.directory;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.shared.Refusal;

/// A search of the directory as it stands in the address bar: what was typed, what was chosen in each facet, in what
/// order. The same for the page, the API, an export and a saved search.
///
/// @param chosen facet or year field to its values; years are `1998` or `1998..2002`, either end may be open
/// @param sort `name`, `graduation`, `-graduation`, `-updated`, or empty for the best match first
/// @param after cursor of the page before
public record DirectoryQuery(
        String q,
        Map<String, List<String>> chosen,
        String sort,
        @Nullable String after,
        int size) {

    public static final int USUAL_SIZE = 20;

    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 200;

    public static DirectoryQuery of(MultiValueMap<String, String> params, int usualSize) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (String field : fields()) {
            List<String> values = params.getOrDefault(field, List.of()).stream()
                    .map(DirectoryQuery::plain)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            if (values.size() > MOST_VALUES || values.stream().anyMatch(value -> value.length() > LONGEST)) {
                throw Refusal.at(field, "members.directory.long");
            }
            if (!values.isEmpty()) {
                chosen.put(field, values);
            }
        }
        String q = plain(first(params, "q"));
        if (q.length() > LONGEST) {
            throw Refusal.at("q", "members.directory.long");
        }
        String after = first(params, "after");
        return new DirectoryQuery(
                q, chosen, first(params, "sort"), after.isEmpty() ? null : after, size(params, usualSize));
    }

    /// A search as it was written behind a question mark.
    ///
    /// @throws ResponseStatusException 400 when it can't be decoded
    public static DirectoryQuery read(String written) {
        MultiValueMap<String, String> params = new LinkedMultiValueMap<>();
        try {
            for (String pair : written.split("&")) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                params.add(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), value);
            }
        } catch (IllegalArgumentException garbled) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, garbled);
        }
        return of(params, USUAL_SIZE);
    }

    /// What was typed without what nobody types: control characters and halves of characters, which no database keeps.
    static String plain(String typed) {
        return typed.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /// As the engine is asked, without reach, text and counting.
    public SearchQuery filters() {
        SearchQuery query = SearchQuery.everything().size(size).after(after);
        for (Map.Entry<String, List<String>> choice : chosen.entrySet()) {
            query = Directory.YEARS.contains(choice.getKey())
                    ? query.where(
                            new SearchQuery.Between(choice.getKey(), Years.ranges(choice.getKey(), choice.getValue())))
                    : query.where(new SearchQuery.OneOf(choice.getKey(), new LinkedHashSet<>(choice.getValue())));
        }
        return switch (sort) {
            case "name" -> query.by(SearchQuery.SortKey.up("byName"));
            case "graduation" -> query.by(SearchQuery.SortKey.up("byGraduation"), SearchQuery.SortKey.up("byName"));
            case "-graduation" -> query.by(SearchQuery.SortKey.down("byGraduation"), SearchQuery.SortKey.up("byName"));
            case "-updated" -> query.by(SearchQuery.SortKey.down("byUpdate"));
            case "" -> query;
            default -> throw Refusal.at("sort", "members.directory.sort", sort);
        };
    }

    public boolean isEmpty() {
        return q.isEmpty() && chosen.isEmpty();
    }

    public boolean chose(String field, String value) {
        return chosen.getOrDefault(field, List.of()).contains(value);
    }

    /// The same search with a value chosen, or no longer chosen, from its first page on.
    public DirectoryQuery toggled(String field, String value) {
        Map<String, List<String>> next = new LinkedHashMap<>(chosen);
        List<String> values = new ArrayList<>(chosen.getOrDefault(field, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        next.put(field, values);
        next.values().removeIf(List::isEmpty);
        return new DirectoryQuery(q, next, sort, null, size);
    }

    public DirectoryQuery only(String field, String value) {
        Map<String, List<String>> next = new LinkedHashMap<>(chosen);
        next.put(field, List.of(value));
        return new DirectoryQuery(q, next, sort, null, size);
    }

    public DirectoryQuery without(String field) {
        Map<String, List<String>> next = new LinkedHashMap<>(chosen);
        next.remove(field);
        return new DirectoryQuery(q, next, sort, null, size);
    }

    /// The same choices with something else typed.
    public DirectoryQuery typing(String words) {
        return new DirectoryQuery(words, chosen, sort, null, size);
    }

    public DirectoryQuery choosingNothing() {
        return new DirectoryQuery(q, Map.of(), sort, null, size);
    }

    public DirectoryQuery sortedBy(String order) {
        return new DirectoryQuery(q, chosen, order, null, size);
    }

    public DirectoryQuery from(@Nullable String cursor) {
        return new DirectoryQuery(q, chosen, sort, cursor, size);
    }

    /// As the part of an address behind its question mark, without the cursor when there is none.
    public String params() {
        List<String> parts = new ArrayList<>();
        if (!q.isEmpty()) {
            parts.add("q=" + encoded(q));
        }
        chosen.forEach((field, values) -> values.forEach(value -> parts.add(field + "=" + encoded(value))));
        if (!sort.isEmpty()) {
            parts.add("sort=" + encoded(sort));
        }
        if (after != null) {
            parts.add("after=" + encoded(after));
        }
        return String.join("&", parts);
    }

    static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(Directory.FACETS);
        fields.addAll(Directory.YEARS);
        return fields;
    }

    private static int size(MultiValueMap<String, String> params, int usual) {
        String written = first(params, "size");
        if (written.isEmpty()) {
            return usual;
        }
        if (!written.matches("\\d{1,3}")
                || Integer.parseInt(written) > SearchQuery.MAX_SIZE
                || Integer.parseInt(written) < 1) {
            throw Refusal.at("size", "members.directory.size", SearchQuery.MAX_SIZE);
        }
        return Integer.parseInt(written);
    }

    private static String first(MultiValueMap<String, String> params, String name) {
        String value = params.getFirst(name);
        return value == null ? "" : value;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
