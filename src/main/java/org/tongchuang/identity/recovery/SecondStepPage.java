package org.tongchuang.identity.recovery;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param to where to go on to
/// @param app whether there is an authenticator app
/// @param passkey whether there is a passkey
/// @param rescue whether the code kept on the machine helps too
/// @param problem why it did not work, if it was tried
public record SecondStepPage(
        String to,
        boolean app,
        boolean passkey,
        boolean rescue,
        @Nullable String problem) implements Page {}
