package org.tongchuang.notifications.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a notice says beyond its words; kept sealed.
///
/// @param address set for a recipient whom nobody knows
public record Content(
        List<String> args, @Nullable String link, @Nullable Bare address) {

    /// @param language a tag such as `zh-CN`
    public record Bare(String email, String language, String name) {}
}
