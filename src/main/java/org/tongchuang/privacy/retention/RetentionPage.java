package org.tongchuang.privacy.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// How long things are kept, and what was removed.
///
/// @param dry whether it is counted what would go tonight
public record RetentionPage(List<Line> lines, List<Told> log, boolean dry) implements Page {

    /// @param last when it was last seen to
    /// @param removed how many it removed so far
    /// @param due how many would go now; -1 when they were not counted
    public record Line(
            String id,
            String name,
            String done,
            String days,
            String hint,
            @Nullable String error,
            @Nullable Instant last,
            long removed,
            long due) {}

    public record Told(Instant at, String name, int days, long removed) {}
}
