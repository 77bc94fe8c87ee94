package org.tongchuang.identity.tokens;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Rights by the names programs know them under.
public final class Scopes {

    private Scopes() {}

    /// @throws Refusal when none are named, or one is not among those one has
    public static Set<Right> of(List<String> scopes, Collection<Right> mine) {
        if (scopes.isEmpty()) {
            throw Refusal.at("scopes", "identity.token.scopes.missing");
        }
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String scope : scopes) {
            rights.add(mine.stream()
                    .filter(right -> right.scope().equals(scope))
                    .findFirst()
                    .orElseThrow(() -> Refusal.at("scopes", "identity.token.scope", scope)));
        }
        return rights;
    }

    public static List<String> of(Collection<Right> rights) {
        return rights.stream().sorted().map(Right::scope).toList();
    }
}
