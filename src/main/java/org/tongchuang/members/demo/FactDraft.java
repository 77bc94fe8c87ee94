package org.tongchuang.members.demo;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;

/// Facts in the making.
final class FactDraft {

    private final TreeMap<String, String> values = new TreeMap<>();

    FactDraft set(String path, @Nullable Object value) {
        if (value == null) {
            values.remove(path);
        } else {
            values.put(path, value.toString());
        }
        return this;
    }

    FactDraft flag(String path, boolean on) {
        return set(path, on ? "true" : null);
    }

    /// The next under a numbered name.
    FactDraft add(String name, String value) {
        int number = 1;
        while (values.containsKey(name + "." + number)) {
            number++;
        }
        return set(name + "." + number, value);
    }

    @Nullable
    String get(String path) {
        return values.get(path);
    }

    boolean has(String path) {
        return values.containsKey(path);
    }

    FactDraft copy() {
        FactDraft copy = new FactDraft();
        copy.values.putAll(values);
        return copy;
    }

    void removeAll(String start) {
        values.keySet().removeIf(path -> path.startsWith(start));
    }

    Map<String, String> values() {
        return values;
    }

    Facts facts() {
        return Facts.of(values);
    }
}
