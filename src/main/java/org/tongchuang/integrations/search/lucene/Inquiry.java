package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.integrations.search.SearchPage.Count;
import org.tongchuang.integrations.search.SearchPage.Hit;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchQuery.SortKey;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;

/// One question asked of one state of the index.
final class Inquiry {

    private final Snapshot snapshot;
    private final SearchQuery query;
    private final SearchSchema schema;
    private final Folding folding;
    private final List<SortKey> order;
    private @Nullable TextReading text;
    private Sieve sieve;
    private boolean nearMiss;

    /// @param known the answer worked out before, which tells whether only near misses are left
    Inquiry(Snapshot snapshot, SearchQuery query, SearchSchema schema, Folding folding, @Nullable Answer known)
            throws IOException {
        this.snapshot = snapshot;
        this.query = query;
        this.schema = schema;
        this.folding = folding;
        this.order = query.order().isEmpty() ? schema.usualOrder() : query.order();
        this.nearMiss = known != null && known.nearMiss();
        this.text = TextReading.of(query, schema, folding, nearMiss);
        this.sieve = new Sieve(snapshot, query, text);
        if (known == null && text != null && !query.strict() && sieve.total() == 0) {
            lookAround();
        }
    }

    private void lookAround() throws IOException {
        if (TextReading.canBeNear(query, schema, folding)) {
            text = TextReading.of(query, schema, folding, true);
            sieve = new Sieve(snapshot, query, text);
            nearMiss = sieve.total() > 0;
        }
    }

    Answer answer() throws IOException {
        return new Answer(sieve.total(), new Facets(snapshot, sieve, query).wanted(), nearMiss);
    }

    List<Count> suggest(String field, String typed, int atMost) throws IOException {
        return new Facets(snapshot, sieve, query).suggest(field, folding.fold(typed.strip()), atMost);
    }

    SearchPage page(Answer answer) throws IOException {
        Cursor after = query.after() == null ? null : Cursor.read(query.after(), query, order);
        List<Rows.Row> rows = new ArrayList<>();
        int wanted = query.size();
        if (wanted > 0) {
            rows().each(after, wanted + 1, row -> rows.add(row) && rows.size() <= wanted);
        }
        String next = null;
        if (rows.size() > wanted) {
            rows.removeLast();
            Rows.Row last = rows.getLast();
            next = new Cursor(last.rank(), RowKey.read(last.leaf(), last.document(), order)).write(query, order);
        }
        List<Hit> hits = new ArrayList<>(rows.size());
        for (Rows.Row row : rows) {
            hits.add(hit(row));
        }
        return new SearchPage(answer.total(), hits, answer.facets(), next, answer.nearMiss());
    }

    void each(Consumer<Hit> taker) throws IOException {
        rows().each(null, Integer.MAX_VALUE, row -> {
            taker.accept(hit(row));
            return true;
        });
    }

    private Rows rows() {
        TextReading typed = text;
        List<Finder> ranks = typed == null || !query.order().isEmpty() ? List.of() : typed.ranks();
        return new Rows(snapshot, order, sieve.matching(), ranks);
    }

    private Hit hit(Rows.Row row) throws IOException {
        BytesRef id = RowKey.bytes(row.leaf(), DocumentShape.ID, row.document());
        BytesRef payload = RowKey.bytes(row.leaf(), DocumentShape.PAYLOAD, row.document());
        return new Hit(
                id == null ? "" : id.utf8ToString(), payload == null ? new byte[0] : payload.bytes, matched(row));
    }

    private List<SearchPage.Span> matched(Rows.Row row) throws IOException {
        if (text == null) {
            return List.of();
        }
        for (String field : query.textFields()) {
            if (schema.kind(field) == Kind.NAME) {
                BytesRef shown = RowKey.bytes(row.leaf(), field + DocumentShape.SHOWN, row.document());
                return shown == null
                        ? List.of()
                        : new Highlight(folding).matched(ShownName.unpack(shown.utf8ToString()), query.text());
            }
        }
        return List.of();
    }

    /// @throws org.tongchuang.integrations.search.SearchRefused when fields are unknown or of the wrong kind
    static void check(SearchQuery query, SearchSchema schema, Map<String, Dictionary> dictionaries) {
        query.textFields().forEach(field -> schema.require(field, Kind.NAME, Kind.WORDS, Kind.EXACT));
        query.filters().values().forEach(filter -> check(filter, schema));
        if (query.restriction() != null) {
            check(query.restriction(), schema);
        }
        if (query.exclusion() != null) {
            check(query.exclusion(), schema);
        }
        query.order().forEach(key -> schema.require(key.field(), Kind.SORT));
        query.facets().keySet().forEach(field -> Lookup.in(dictionaries, field));
    }

    private static void check(SearchQuery.Filter filter, SearchSchema schema) {
        switch (filter) {
            case SearchQuery.OneOf anyOf when anyOf.field().equals(SearchQuery.ID) -> {}
            case SearchQuery.OneOf anyOf -> schema.require(anyOf.field(), Kind.FACET, Kind.NUMBER, Kind.EXACT);
            case SearchQuery.Between between -> schema.require(between.field(), Kind.NUMBER);
        }
    }
}
