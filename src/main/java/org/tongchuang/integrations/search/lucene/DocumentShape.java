package org.tongchuang.integrations.search.lucene;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.tongchuang.integrations.search.NameValue;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchSchema;

/// Turns documents of the front door into Lucene's. One per batch and thread, because it reuses its token streams: a
/// document must be in the index before the next is made.
final class DocumentShape {

    static final String ID = SearchQuery.ID;
    static final String VERSION = "_version";
    static final String PAYLOAD = "_payload";
    static final String WHOLE = ".whole";
    static final String HEAD = ".head";
    static final String WORD = ".word";
    static final String SHOWN = ".shown";
    static final String BEGINNING = ".beginning";
    static final int LONGEST_KEYWORD = 500;
    static final int LONGEST_SORT_KEY = 200;

    private static final FieldType TERMS = terms(IndexOptions.DOCS);
    private static final FieldType TERMS_IN_ORDER = terms(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private final SearchSchema schema;
    private final Folding folding;
    private final NameTokens names;
    private final Map<String, TokenList> streams = new HashMap<>();
    private final Map<String, Terms> words = new HashMap<>();

    DocumentShape(SearchSchema schema, Folding folding) {
        this.schema = schema;
        this.folding = folding;
        this.names = new NameTokens(folding);
    }

    private static FieldType terms(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    Document of(SearchDocument source) {
        Document document = new Document();
        BytesRef id = new BytesRef(source.id());
        document.add(new StringField(ID, id, Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, id));
        document.add(new NumericDocValuesField(VERSION, source.version()));
        document.add(new BinaryDocValuesField(PAYLOAD, new BytesRef(source.payload())));
        source.values().forEach((field, values) -> addValues(document, field, values));
        source.names().forEach((field, values) -> addNames(document, field, values));
        return document;
    }

    private void addValues(Document document, String field, List<String> values) {
        switch (schema.kind(field)) {
            case FACET -> values.forEach(value -> document.add(keyword(field, cut(value, LONGEST_KEYWORD))));
            case NUMBER -> values.forEach(value -> document.add(keyword(field, number(Integer.parseInt(value)))));
            case EXACT -> values.forEach(value -> document.add(keyword(field, exact(value, folding))));
            case WORDS -> addWords(document, field, values);
            case SORT -> addSortKey(document, field, values.getFirst());
            case NAME -> throw new IllegalArgumentException(field + " takes names, not plain values");
        }
    }

    private void addWords(Document document, String field, List<String> values) {
        List<BytesRef> tokens = new ArrayList<>();
        Set<BytesRef> beginnings = new HashSet<>();
        for (String value : values) {
            // Schools, majors and titles come again and again in one batch.
            Terms known = words.computeIfAbsent(value, this::read);
            tokens.addAll(known.tokens);
            beginnings.addAll(known.beginnings);
        }
        document.add(new Field(field, stream(field).with(tokens), TERMS_IN_ORDER));
        document.add(new Field(field + BEGINNING, stream(field + BEGINNING).with(beginnings), TERMS));
    }

    private Terms read(String value) {
        WordTokens.Of read = WordTokens.Of.text(folding.fold(value));
        return new Terms(terms(read.tokens()), terms(read.beginnings()));
    }

    /// Terms as the index holds them.
    private record Terms(List<BytesRef> tokens, List<BytesRef> beginnings) {}

    private static List<BytesRef> terms(Collection<String> words) {
        List<BytesRef> terms = new ArrayList<>(words.size());
        words.forEach(word -> terms.add(new BytesRef(word)));
        return terms;
    }

    private static void addSortKey(Document document, String field, String value) {
        BytesRef key = cut(value, LONGEST_SORT_KEY);
        document.add(keyword(field, key));
        document.add(new BinaryDocValuesField(field, key));
    }

    private void addNames(Document document, String field, List<NameValue> values) {
        schema.require(field, SearchSchema.Kind.NAME);
        names.clear();
        values.forEach(names::add);
        document.add(new Field(field, stream(field).with(terms(names.inside)), TERMS));
        document.add(new Field(field + HEAD, stream(field + HEAD).with(terms(names.heads)), TERMS));
        document.add(new Field(field + WHOLE, stream(field + WHOLE).with(terms(names.wholes)), TERMS));
        document.add(new Field(field + WORD, stream(field + WORD).with(terms(names.words)), TERMS));
        document.add(new BinaryDocValuesField(field + SHOWN, new BytesRef(ShownName.pack(values.getFirst()))));
    }

    private TokenList stream(String field) {
        return streams.computeIfAbsent(field, _ -> new TokenList());
    }

    private static Field keyword(String field, BytesRef value) {
        return new StringField(field, value, Field.Store.NO);
    }

    static BytesRef number(int value) {
        byte[] sortable = new byte[Integer.BYTES];
        NumericUtils.intToSortableBytes(value, sortable, 0);
        return new BytesRef(sortable);
    }

    static BytesRef exact(String value, Folding folding) {
        return cut(folding.fold(value.strip()), LONGEST_KEYWORD);
    }

    static BytesRef cut(String value, int bytes) {
        if (value.length() * 3 <= bytes) {
            return new BytesRef(value);
        }
        byte[] all = value.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(all.length, bytes);
        while (end < all.length && end > 0 && (all[end] & 0xC0) == 0x80) {
            end--;
        }
        return new BytesRef(all, 0, end);
    }
}
