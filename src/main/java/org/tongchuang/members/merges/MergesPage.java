package org.tongchuang.members.merges;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// The merges of late.
///
/// @param next query of the page after this one; null when there is none
public record MergesPage(
        List<Merges.Line> merges, boolean later, @Nullable String next) implements Page {}
