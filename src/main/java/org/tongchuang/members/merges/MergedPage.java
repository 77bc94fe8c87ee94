package org.tongchuang.members.merges;

import java.util.List;
import org.tongchuang.shared.Page;

/// A merge, what came along with it, and the way back.
///
/// @param since what was written in the record since, and whose it would be
public record MergedPage(Merge merge, List<Separation.Since> since) implements Page {}
