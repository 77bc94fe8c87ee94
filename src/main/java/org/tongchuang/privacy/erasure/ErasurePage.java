package org.tongchuang.privacy.erasure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// One's wish to be erased: to be asked for, waiting, or what became of it.
///
/// @param state empty when none was ever asked for
/// @param base where its forms post to
/// @param recent whether they have just shown who they are
/// @param error what was wrong with the words typed
public record ErasurePage(
        String state,
        @Nullable Instant due,
        @Nullable Instant changed,
        String reason,
        List<String> erased,
        List<Kept> kept,
        String base,
        boolean recent,
        @Nullable String error)
        implements Page {

    /// What stays, and why.
    public record Kept(String what, String why) {}

    static ErasurePage of(@Nullable Erasure wish, String base, boolean recent, @Nullable String error) {
        if (wish == null) {
            return new ErasurePage("", null, null, "", List.of(), List.of(), base, recent, error);
        }
        Erasure.Report report = wish.report();
        return new ErasurePage(
                wish.state().name(),
                wish.due(),
                wish.changed(),
                wish.reason(),
                report == null
                        ? List.of()
                        : report.erased().stream()
                                .map(key -> Words.textOr(key, key))
                                .toList(),
                report == null
                        ? List.of()
                        : report.kept().stream().map(ErasurePage::kept).toList(),
                base,
                recent,
                error);
    }

    private static Kept kept(String key) {
        return new Kept(Words.textOr(key, key + ".what"), Words.textOr("", key + ".why"));
    }

    public boolean isOpen() {
        return state.equals("WAITING") || state.equals("RUNNING");
    }

    public boolean isByLink() {
        return !base.equals("/me/erasure");
    }
}
