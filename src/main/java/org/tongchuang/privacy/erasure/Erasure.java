package org.tongchuang.privacy.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;

/// Somebody's wish to be erased, and what became of it.
///
/// @param due when it is done unless it was taken back; also by when PIPL's practice (GB/T 35273, 30 days) wants an
///     answer
/// @param person whom it is about; null once it is done
/// @param reason why it was refused, in the office's words; empty else
/// @param decidedBy who of the office refused it; empty else
/// @param report null until it is done
record Erasure(
        UUID id,
        MemberId member,
        State state,
        Instant asked,
        Instant due,
        Instant changed,
        @Nullable Person person,
        String reason,
        String decidedBy,
        @Nullable Report report) {

    static final Duration GRACE = Duration.ofDays(30);

    enum State {
        WAITING,
        /// Nobody can take it back any more.
        RUNNING,
        DONE,
        CALLED_BACK,
        REFUSED;

        boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }

    /// Where the report goes.
    ///
    /// @param email empty when they can't be reached
    /// @param language a tag
    record Person(String name, String email, String language) {}

    /// What was erased and what stays, as message keys: of what stays, `.what` and `.why`.
    record Report(List<String> erased, List<String> kept) {}
}
