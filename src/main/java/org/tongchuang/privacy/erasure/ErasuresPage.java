package org.tongchuang.privacy.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// Wishes to be erased, the latest first.
///
/// @param wrong the one whose refusal lacks something, and `error` says what
public record ErasuresPage(
        List<Line> lines,
        boolean later,
        @Nullable UUID next,
        String wrong,
        @Nullable String error) implements Page {

    /// @param name empty once they are erased
    /// @param days until it is done or must be answered; of those that wait
    public record Line(
            String id,
            String member,
            String name,
            String state,
            Instant asked,
            Instant due,
            boolean waiting,
            long days,
            String reason,
            String by) {}

    static Line line(Erasure wish, Instant now) {
        Erasure.Person person = wish.person();
        return new Line(
                wish.id().toString(),
                wish.member().toString(),
                person == null ? "" : person.name(),
                Words.text("privacy.erasures.state." + wish.state().name()),
                wish.asked(),
                wish.due(),
                wish.state() == Erasure.State.WAITING,
                Math.max(0, Duration.between(now, wish.due()).toDays()),
                wish.reason(),
                wish.decidedBy());
    }
}
