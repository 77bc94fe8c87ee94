package org.tongchuang.members.imports;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Where a roster is handed in.
public record ImportNewPage(@Nullable String problem) implements Page {}
