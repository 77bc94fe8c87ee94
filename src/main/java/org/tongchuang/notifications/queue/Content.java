package org.tongchuang.notifications.queue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.notices.Recipient;

/// What a notice says beyond its words; kept sealed.
///
/// @param address set for a recipient whom nobody knows
public record Content(
        List<String> args, @Nullable String link, @Nullable Bare address) {

    static Content of(Notice notice) {
        return new Content(
                notice.args(),
                notice.link(),
                notice.to() instanceof Recipient.Address(String email, Locale language, String name)
                        ? new Bare(email, language.toLanguageTag(), name)
                        : null);
    }

    /// @param language a tag such as `zh-CN`
    public record Bare(String email, String language, String name) {}
}
