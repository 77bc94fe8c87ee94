package org.tongchuang.bench.claims;

import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.evidence.Said;

/// One claim, and whose it really is.
///
/// @param owner the person by their number, null when nobody on the roster may be given to them
public record ClaimCase(Kind kind, Said said, @Nullable Integer owner) {}
