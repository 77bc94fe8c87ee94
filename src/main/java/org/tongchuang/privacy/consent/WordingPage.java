package org.tongchuang.privacy.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// The words of one consent, to be changed, and those before.
///
/// @param version the one the form was filled from
/// @param wrong the field that lacks something
public record WordingPage(
        String id,
        String name,
        int version,
        String zh,
        String en,
        List<Past> history,
        String wrong,
        @Nullable String error)
        implements Page {

    /// @param agree how many agree to these words and to none later
    public record Past(Wording wording, long agree) {}

    public @Nullable String error(String field) {
        return wrong.equals(field) ? error : null;
    }
}
