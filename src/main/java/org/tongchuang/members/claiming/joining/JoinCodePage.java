package org.tongchuang.members.claiming.joining;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param id of the question the code answers
/// @param problem why it did not work, if it was tried
public record JoinCodePage(UUID id, String email, @Nullable String problem) implements Page {}
