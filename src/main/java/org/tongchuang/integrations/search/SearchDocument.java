package org.tongchuang.integrations.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// One thing to be found: its id, the version of its source, its values by field, and the bytes handed back with a hit.
///
/// @param id up to 100 characters, the key of upserts and deletes
/// @param version the version of the record it was made from, for comparison with the database
/// @param values FACET, NUMBER (in decimal), WORDS, EXACT and SORT values
/// @param names NAME values
/// @param payload opaque; returned as it was put in
@SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
public record SearchDocument(
        String id, long version, Map<String, List<String>> values, Map<String, List<NameValue>> names, byte[] payload) {

    public static Draft draft(String id, long version) {
        return new Draft(id, version);
    }

    /// A document being filled. Blank values are left out.
    public static final class Draft {

        private final String id;
        private final long version;
        private final Map<String, List<String>> values = new HashMap<>();
        private final Map<String, List<NameValue>> names = new HashMap<>(4);
        private byte[] payload = {};

        private Draft(String id, long version) {
            this.id = id;
            this.version = version;
        }

        public Draft put(String field, String value) {
            if (!value.isBlank()) {
                values.computeIfAbsent(field, _ -> new ArrayList<>(2)).add(value);
            }
            return this;
        }

        public Draft put(String field, Iterable<String> several) {
            several.forEach(value -> put(field, value));
            return this;
        }

        public Draft put(String field, int number) {
            return put(field, Integer.toString(number));
        }

        public Draft put(String field, NameValue name) {
            if (!name.written().isBlank()) {
                names.computeIfAbsent(field, _ -> new ArrayList<>(2)).add(name);
            }
            return this;
        }

        /// A SORT value that sorts as a number does.
        public Draft sortNumber(String field, long number) {
            return put(field, HexFormat.of().toHexDigits(number ^ Long.MIN_VALUE));
        }

        public Draft payload(byte[] bytes) {
            payload = bytes;
            return this;
        }

        public SearchDocument done() {
            return new SearchDocument(id, version, values, names, payload);
        }
    }
}
