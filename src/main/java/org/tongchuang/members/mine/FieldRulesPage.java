package org.tongchuang.members.mine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// What people may change about themselves.
///
/// @param rules kind of fact to its rule
public record FieldRulesPage(Map<String, FieldRule> rules) implements Page {

    public List<String> kinds() {
        return FieldRule.KINDS;
    }

    public String rule(String kind) {
        return rules.getOrDefault(kind, FieldRule.NEVER).key();
    }

    public static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (FieldRule rule : FieldRule.values()) {
            options.put(rule.key(), Words.text("members.rules." + rule.key()));
        }
        return options;
    }
}
