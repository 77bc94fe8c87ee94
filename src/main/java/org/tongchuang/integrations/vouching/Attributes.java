package org.tongchuang.integrations.vouching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What somebody outside tells of a person, as lists of texts by name; what is nested is named `a.b`. Endless answers
/// are cut.
public final class Attributes {

    private static final int MOST_NAMES = 200;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 4;

    private final Map<String, List<String>> found = new LinkedHashMap<>();

    public static Map<String, List<String>> of(JsonNode object) {
        Attributes all = new Attributes();
        all.read("", object, 0);
        return all.found();
    }

    public void add(String name, String value) {
        if (found.size() < MOST_NAMES || found.containsKey(name)) {
            List<String> values = found.computeIfAbsent(name, key -> new ArrayList<>());
            if (values.size() < MOST_VALUES && !value.isBlank()) {
                values.add(value.strip()
                        .substring(0, Math.min(LONGEST, value.strip().length())));
            }
        }
    }

    public Map<String, List<String>> found() {
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private void read(String name, JsonNode node, int depth) {
        if (node.isObject() && depth < DEEPEST) {
            node.properties()
                    .forEach(part -> read(
                            name.isEmpty() ? part.getKey() : name + "." + part.getKey(), part.getValue(), depth + 1));
        } else if (node.isArray() && depth < DEEPEST) {
            node.forEach(part -> read(name, part, depth + 1));
        } else if (node.isValueNode() && !node.isNull()) {
            add(name, node.asString());
        }
    }
}
