package org.tongchuang.members.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// All imports, latest first.
public record ImportsPage(
        List<RosterImport> imports, boolean later, @Nullable Instant next) implements Page {}
