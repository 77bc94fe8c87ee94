package org.tongchuang.identity.codes;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Asks for an e-mail address.
///
/// @param action where the form goes
/// @param title key of the page's title
/// @param lead key of what will happen
/// @param to where to go on to after signing in
/// @param problem why it did not work, if it was tried
public record AskPage(
        String action,
        String title,
        String lead,
        String email,
        String to,
        @Nullable String problem) implements Page {}
