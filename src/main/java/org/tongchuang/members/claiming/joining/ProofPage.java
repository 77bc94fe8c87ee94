package org.tongchuang.members.claiming.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// Who they are, second half: what only they should know.
///
/// @param values by the names of [Item]
/// @param problems the same; `none` for the page as a whole
/// @param none whether they said that they have none of these
public record ProofPage(String here, Map<String, String> values, Map<String, String> problems, boolean none)
        implements Page {

    static final List<String> KINDS = List.of("RESIDENT_ID", "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "PASSPORT", "OTHER");

    public ProofPage {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
    }

    public String value(Item item) {
        return values.getOrDefault(item.name(), "");
    }

    public @Nullable String problem(Item item) {
        return problems.get(item.name());
    }

    /// The kinds of documents, in words.
    public Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        KINDS.forEach(kind -> kinds.put(kind, Words.text("members.claims.document." + kind)));
        return kinds;
    }
}
