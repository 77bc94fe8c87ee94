package org.tongchuang.integrations.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What an index knows of its documents: fields by name and kind, and the order in which rows come when nobody asks
/// for another. An index whose stored schema differs from the declared one has to be rebuilt.
public record SearchSchema(SequencedMap<String, Kind> fields, List<SearchQuery.SortKey> usualOrder) {

    /// How a field is understood.
    public enum Kind {
        /// A keyword, several per document: filtered by any of several values, counted, suggested. Values longer than
        /// 500 bytes of UTF-8 are cut.
        FACET,
        /// A whole number, several per document: filtered by ranges, counted value by value in ascending order.
        NUMBER,
        /// Short names in Chinese or Latin letters, see [NameValue]: found by any part, pinyin, initials or a near
        /// miss.
        NAME,
        /// Free text: Chinese by runs of two or more characters, Latin by the beginning of words, phrases in order.
        WORDS,
        /// A keyword that filters and answers to a typed word, but is not counted: student numbers.
        EXACT,
        /// A key to sort by; its first 200 bytes of UTF-8 decide. At most one value per document.
        SORT
    }

    public SearchSchema {
        fields = new LinkedHashMap<>(fields);
        usualOrder = List.copyOf(usualOrder);
        for (String name : fields.keySet()) {
            if (!name.matches("[a-zA-Z][a-zA-Z0-9]*")) {
                throw new IllegalArgumentException("A field's name is made of letters and digits, not " + name);
            }
        }
        for (SearchQuery.SortKey key : usualOrder) {
            if (fields.get(key.field()) != Kind.SORT) {
                throw new IllegalArgumentException(key.field() + " is no field to sort by");
            }
        }
    }

    public static SearchSchema of(Map<String, Kind> fields, SearchQuery.SortKey... usualOrder) {
        return new SearchSchema(new LinkedHashMap<>(fields), List.of(usualOrder));
    }

    /// @throws SearchRefused when there is no such field
    public Kind kind(String field) {
        Kind kind = fields.get(field);
        if (kind == null) {
            throw new SearchRefused("There is no field named " + field);
        }
        return kind;
    }

    /// @throws SearchRefused when the field is of none of these kinds
    public void require(String field, Kind... allowed) {
        Kind kind = kind(field);
        if (!List.of(allowed).contains(kind)) {
            throw new SearchRefused("The field " + field + " is " + kind + ", not one of " + List.of(allowed));
        }
    }

    /// A text that changes whenever documents would have to be indexed differently.
    public String fingerprint() {
        return new TreeMap<>(fields).toString();
    }
}
