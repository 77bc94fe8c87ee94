package org.tongchuang.identity.outside;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.shared.Page;

/// Who may vouch for people.
public record ProvidersPage(List<Row> rows) implements Page {

    /// @param people who have linked it
    public record Row(UUID id, String name, String kind, boolean active, int people) {}

    public List<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::name).toList();
    }
}
