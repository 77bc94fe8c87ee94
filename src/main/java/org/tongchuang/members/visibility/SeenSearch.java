package org.tongchuang.members.visibility;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.members.directory.DirectoryDocuments;
import org.tongchuang.members.directory.DirectoryQuery;

/// Finds people for an alum. Counts of one or two are kept back, for they would point at somebody.
record SeenSearch(SearchIndex index) {

    static final int FEWEST = 3;

    /// @param counted facet to the greatest number of values wanted
    SearchPage page(Viewer viewer, DirectoryQuery asked, SequencedMap<String, Integer> counted) {
        SearchPage page = index.search(query(viewer, asked).counting(counted));
        Map<String, SearchPage.Facet> facets = new LinkedHashMap<>();
        page.facets().forEach((field, facet) -> facets.put(field, without(facet)));
        List<SearchPage.Hit> hits = page.hits().stream()
                .map(hit -> new SearchPage.Hit(SeenDocuments.person(hit.id()), hit.payload(), hit.matched()))
                .toList();
        return new SearchPage(page.total(), hits, facets, page.next(), page.nearMiss());
    }

    List<SearchPage.Count> suggest(Viewer viewer, DirectoryQuery asked, String field, String typed, int atMost) {
        return index.suggest(field, typed, query(viewer, asked.from(null)), atMost).stream()
                .filter(value -> value.count() >= FEWEST)
                .toList();
    }

    private static SearchPage.Facet without(SearchPage.Facet facet) {
        List<SearchPage.Count> values =
                facet.values().stream().filter(value -> value.count() >= FEWEST).toList();
        return new SearchPage.Facet(values, values.size());
    }

    private static SearchQuery query(Viewer viewer, DirectoryQuery asked) {
        Set<String> seen = new HashSet<>(viewer.near());
        seen.add(SeenDocuments.EVERYBODY);
        SearchQuery query = asked.filters().only(SeenDocuments.FOR, seen).except(SeenDocuments.NOT_FOR, viewer.near());
        return asked.q().isEmpty() ? query : query.text(asked.q(), DirectoryDocuments.typed());
    }
}
