package org.tongchuang.members.claiming.joining;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.shared.Page;

/// Who they are, first half: name and studies.
///
/// @param values by the names of [Item]
/// @param problems the same
public record WhoPage(String here, Map<String, String> values, Map<String, String> problems) implements Page {

    public WhoPage {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
    }

    public String value(Item item) {
        return values.getOrDefault(item.name(), "");
    }

    public @Nullable String problem(Item item) {
        return problems.get(item.name());
    }
}
