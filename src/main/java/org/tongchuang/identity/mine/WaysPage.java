package org.tongchuang.identity.mine;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// By what one gets in.
///
/// @param problem why a change did not come about
public record WaysPage(
        boolean password,
        boolean passkey,
        boolean code,
        @Nullable String problem) implements Page {}
