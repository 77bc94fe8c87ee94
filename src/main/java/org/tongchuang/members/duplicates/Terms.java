package org.tongchuang.members.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that many records share, each kept once and numbered from 1. Not safe for several threads while it grows.
final class Terms {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>(List.of(""));
    private final Map<Part, Part> parts = new HashMap<>();

    /// @return 0 for nothing
    int number(String word) {
        if (word.isEmpty()) {
            return 0;
        }
        Integer known = numbers.get(word);
        if (known == null) {
            known = words.size();
            words.add(word);
            numbers.put(word, known);
        }
        return known;
    }

    String word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }

    Part part(Part part) {
        Part known = parts.putIfAbsent(part, part);
        return known == null ? part : known;
    }
}
