package org.tongchuang.integrations.search.lucene;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchPage.Facet;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchQuery.Filter;

/// The part of an answer that is the same on every page and in every order.
record Answer(long total, Map<String, Facet> facets, boolean nearMiss) {

    record Question(
            String text,
            List<String> textFields,
            SequencedMap<String, Filter> filters,
            @Nullable Filter restriction,
            @Nullable Filter exclusion,
            SequencedMap<String, Integer> facets,
            boolean strict) {

        static Question of(SearchQuery query) {
            return new Question(
                    query.text(),
                    query.textFields(),
                    query.filters(),
                    query.restriction(),
                    query.exclusion(),
                    query.facets(),
                    query.strict());
        }
    }
}
