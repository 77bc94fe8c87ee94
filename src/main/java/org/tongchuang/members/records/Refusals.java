package org.tongchuang.members.records;

import java.util.Map;
import org.tongchuang.shared.Refusal;

/// Several fields that can't be taken as they are.
@SuppressWarnings("serial")
final class Refusals extends RuntimeException {

    private final Map<String, Refusal> byField;

    Refusals(Map<String, Refusal> byField) {
        super(byField.keySet().toString());
        this.byField = Map.copyOf(byField);
    }

    Map<String, Refusal> byField() {
        return byField;
    }
}
