package org.tongchuang.members.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;

/// What the directory knows people by.
final class Directory {

    /// Counted and filtered by, in the order they are shown.
    static final List<String> FACETS = List.of(
            "school", "department", "major", "class", "degree", "country", "city", "industry", "employer", "standing");

    static final List<String> YEARS = List.of("entryYear", "graduationYear");

    /// Fields a typed word is looked for in.
    static final String[] TYPED = {"name", "words", "studentNumber", "listed"};

    /// Places, industries and degrees word by word in English. Whole words only: beginnings would turn every search by
    /// initials into one by place as well.
    static final String LISTED = "listed";

    static final String UNIT = "unit";

    static final SearchSchema SCHEMA = new SearchSchema(fields(), List.of(SearchQuery.SortKey.up("byName")));

    private Directory() {}

    private static SequencedMap<String, Kind> fields() {
        SequencedMap<String, Kind> fields = new LinkedHashMap<>();
        fields.put("name", Kind.NAME);
        fields.put("words", Kind.WORDS);
        fields.put("studentNumber", Kind.EXACT);
        FACETS.forEach(facet -> fields.put(facet, Kind.FACET));
        YEARS.forEach(year -> fields.put(year, Kind.NUMBER));
        fields.put(LISTED, Kind.EXACT);
        fields.put(UNIT, Kind.EXACT);
        fields.put("byName", Kind.SORT);
        fields.put("byGraduation", Kind.SORT);
        fields.put("byUpdate", Kind.SORT);
        return fields;
    }
}
