package org.tongchuang.members.claiming.joining;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// The way in: an e-mail address, which is proved first.
///
/// @param going where somebody goes on who has begun in this browser
/// @param problem what is wrong with the address, if one was typed
public record JoinPage(
        String email, @Nullable String going, @Nullable String problem) implements Page {}
