package org.tongchuang.privacy.rights;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;

/// A copy of all that is held about a person, as one file.
///
/// @param tries how often it was begun
/// @param until the first moment at which it can no longer be fetched; null until it is there
/// @param bytes null until it is there
record DataCopy(
        UUID id,
        MemberId member,
        State state,
        Locale language,
        Instant askedAt,
        int tries,
        @Nullable Instant readyAt,
        @Nullable Instant until,
        @Nullable Long bytes) {

    static final Duration LASTS = Duration.ofDays(7);

    enum State {
        WAITING,
        READY,
        /// It could not be made, several times over.
        FAILED,
        GONE
    }

    boolean isReady(Instant now) {
        return state == State.READY && until != null && until.isAfter(now);
    }
}
