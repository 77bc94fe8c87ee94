package org.tongchuang.integrations.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One page of an answer.
///
/// @param total how many documents match, exactly
/// @param facets by field, in the order asked for
/// @param next the cursor of the page after this one, or null when this is the last
/// @param nearMiss true when nothing matched as typed and these differ from it by one letter
public record SearchPage(
        long total,
        List<Hit> hits,
        Map<String, Facet> facets,
        @Nullable String next,
        boolean nearMiss) {

    /// As an object of JSON: `total`, `items` as they were indexed, `facets` by field, and `next` unless this is
    /// the last.
    public void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("total", total);
        out.writeArrayPropertyStart("items");
        for (Hit hit : hits) {
            out.writeRawValue(hit.text());
        }
        out.writeEndArray();
        out.writeObjectPropertyStart("facets");
        facets.forEach((field, facet) -> {
            out.writeArrayPropertyStart(field);
            for (Count value : facet.values()) {
                out.writeStartObject();
                out.writeStringProperty("value", value.value());
                out.writeNumberProperty("count", value.count());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        out.writeEndObject();
        if (next != null) {
            out.writeStringProperty("next", next);
        }
        out.writeEndObject();
    }

    /// The counts of one field that was asked for.
    public Facet facet(String field) {
        return Objects.requireNonNull(facets.get(field), field);
    }

    /// One found document.
    ///
    /// @param payload the bytes it was indexed with
    /// @param matched parts of its first name, as written, that the text matched
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
    public record Hit(String id, byte[] payload, List<Span> matched) {

        /// What it was indexed with, where that was text.
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /// From the one to before the other, in UTF-16 units.
    public record Span(int from, int to) {}

    /// The values of a field among the matching documents, as if nothing had been chosen in this field itself.
    ///
    /// @param values FACET: most frequent first, then by value; NUMBER: ascending. Chosen values are always among
    ///     them
    /// @param distinct how many values there are in all, whether listed or not
    public record Facet(List<Count> values, int distinct) {}

    public record Count(String value, long count, boolean chosen) {}
}
