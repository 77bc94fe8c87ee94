package org.tongchuang.members.mine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// What people propose to change about themselves, the oldest first.
///
/// @param later whether this is not the first page
/// @param next where the next page begins; null on the last
public record ProposalsPage(
        List<Line> lines, boolean later, @Nullable UUID next) implements Page {

    /// One value.
    ///
    /// @param before what the record says; empty when nothing
    /// @param after what they propose; empty to take it away
    public record Line(
            MemberId member, String name, String path, String label, String before, String after, Instant at) {}
}
