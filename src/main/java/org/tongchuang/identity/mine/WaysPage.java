package org.tongchuang.identity.mine;

import org.jspecify.annotations.Nullable;
import org.tongchuang.identity.outside.MyWays;
import org.tongchuang.shared.Page;

/// By what one gets in.
///
/// @param problem why a change did not come about
public record WaysPage(
        boolean password,
        boolean passkey,
        boolean code,
        MyWays.Mine outside,
        @Nullable String problem) implements Page {

    /// Whether the account would be shut with the account on the campus.
    public boolean onlyCampus() {
        return !password && !passkey && !code && outside.onlyCampus();
    }
}
