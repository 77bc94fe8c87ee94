package org.tongchuang.members.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tongchuang.shared.Refusal;

/// Several fields that can't be taken as they are.
@SuppressWarnings("serial")
public final class Refusals extends RuntimeException {

    private final Map<String, Refusal> byField;

    public Refusals(Map<String, Refusal> byField) {
        super(byField.keySet().toString());
        this.byField = Map.copyOf(byField);
    }

    Map<String, Refusal> byField() {
        return byField;
    }

    /// What is wrong with each field, in the reader's language.
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        byField.forEach((field, refusal) -> words.put(field, refusal.words()));
        return words;
    }
}
