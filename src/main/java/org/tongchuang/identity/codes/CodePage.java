package org.tongchuang.identity.codes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param id of the question the code answers
/// @param code as it came with the link; else empty
/// @param to where to go on to
/// @param problem why it did not work, if it was tried
public record CodePage(
        UUID id, String code, String to, @Nullable String problem) implements Page {}
