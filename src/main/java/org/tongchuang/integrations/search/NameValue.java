package org.tongchuang.integrations.search;

import java.util.List;

/// A name as it is written, with the ways each of its Chinese characters may be read.
///
/// @param written as shown to people, for instance 张伟明 or `Mary O’Neil`
/// @param readings for every code point of `written` its readings in lower-case letters, likeliest first, empty for
///     what is not Chinese; or an empty list when there is nothing to read
public record NameValue(String written, List<List<String>> readings) {

    public NameValue {
        readings = List.copyOf(readings);
        if (!readings.isEmpty() && readings.size() != written.codePointCount(0, written.length())) {
            throw new IllegalArgumentException("A name needs readings for each of its characters, or none");
        }
    }

    public static NameValue of(String written) {
        return new NameValue(written, List.of());
    }
}
