package org.tongchuang.members.claiming.campus;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param question which the code answers
/// @param problem why it did not work, if it was tried
public record CampusCodePage(
        UUID id, UUID question, String email, @Nullable String problem) implements Page {}
