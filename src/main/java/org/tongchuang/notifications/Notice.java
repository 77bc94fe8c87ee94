package org.tongchuang.notifications;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.notices.Recipient;

/// Something to tell somebody.
///
/// @param key by which sending it again is noticed: of two notices with one key the second is dropped
/// @param category the id of a declared `NoticeCategory`
/// @param words the beginning of three message keys of the sending room: `.subject`, `.text` (a paragraph a line) and,
///     when there is a link, `.act` (the words on its button); none of them may name the recipient, who is greeted
///     anyway
/// @param args what fills the places of all three; kept sealed, and no longer than needed
/// @param link a path of the platform, such as `/claim/…`
/// @param lasts how long it makes sense, counted from now; what can't be sent until then is dropped, and its content is
///     wiped as soon as it was sent
/// @param language the one the recipient was just reading, when they asked for this message themselves; else theirs
public record Notice(
        UUID key,
        Recipient to,
        String category,
        String words,
        List<String> args,
        @Nullable String link,
        @Nullable Duration lasts,
        @Nullable Locale language) {

    public Notice {
        args = List.copyOf(args);
        if (link != null && (!link.startsWith("/") || link.startsWith("//"))) {
            throw new IllegalArgumentException("only to our own pages");
        }
    }

    /// With a key of its own, so that nothing keeps it from being sent again.
    public static Notice to(Recipient recipient, String category, String words) {
        return new Notice(Ids.next(), recipient, category, words, List.of(), null, null, null);
    }

    public Notice keyed(UUID newKey) {
        return new Notice(newKey, to, category, words, args, link, lasts, language);
    }

    public Notice with(String... newArgs) {
        return new Notice(key, to, category, words, List.of(newArgs), link, lasts, language);
    }

    public Notice linking(String path) {
        return new Notice(key, to, category, words, args, path, lasts, language);
    }

    public Notice lasting(Duration time) {
        return new Notice(key, to, category, words, args, link, time, language);
    }

    public Notice in(Locale newLanguage) {
        return new Notice(key, to, category, words, args, link, lasts, newLanguage);
    }
}
