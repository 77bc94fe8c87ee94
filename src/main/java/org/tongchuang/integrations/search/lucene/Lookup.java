package org.tongchuang.integrations.search.lucene;

import java.util.Map;
import java.util.Objects;
import org.tongchuang.integrations.search.SearchRefused;

/// Finds the dictionary of a field that has to be a counted one.
final class Lookup {

    private Lookup() {}

    static Dictionary in(Map<String, Dictionary> dictionaries, String field) {
        Dictionary dictionary = dictionaries.get(field);
        if (dictionary == null) {
            throw new SearchRefused("The field " + field + " is not a counted one");
        }
        return dictionary;
    }

    static int[] of(Map<String, int[]> counts, String field) {
        return Objects.requireNonNull(counts.get(field));
    }
}
