package org.tongchuang.identity.outside;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Whom an account is about to be linked with.
///
/// @param system who vouches
/// @param problem why it can't be linked
public record ConfirmPage(
        UUID arrival,
        String system,
        @Nullable String name,
        @Nullable String number,
        @Nullable String email,
        @Nullable String problem)
        implements Page {}
