package org.tongchuang.privacy.consent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// What somebody agreed to, and what needs no agreement.
///
/// @param problem what went wrong with the last answer
public record ConsentsPage(
        List<Line> lines,
        List<Other> others,
        List<Past> history,
        @Nullable String problem) implements Page {

    public enum State {
        YES,
        NO,
        /// They agreed to words that are no longer the ones asked.
        CHANGED
    }

    /// @param separate why this needs an agreement of its own; empty when it doesn't
    public record Line(
            String id,
            String name,
            String wording,
            int version,
            State state,
            String separate,
            List<String> fields,
            String retention) {}

    public record Other(String name, String about, String basis) {}

    public record Past(
            String name,
            int version,
            Instant given,
            String through,
            @Nullable Instant withdrawn) {}
}
