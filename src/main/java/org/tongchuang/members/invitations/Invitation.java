package org.tongchuang.members.invitations;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;

/// One person's invitation.
///
/// @param sentTo a keyed fingerprint of the address it went to; null for a printed one
/// @param until the first moment at which its link is no longer good
/// @param tries wrong answers to the question a printed one asks
public record Invitation(
        UUID id,
        UUID batch,
        MemberId member,
        Way way,
        @Nullable Long sentTo,
        Instant madeAt,
        Instant until,
        @Nullable Instant openedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant joinedAt,
        @Nullable Instant revokedAt,
        int tries) {

    static final Duration LASTS = Duration.ofDays(60);

    /// Whoever was invited so lately is not invited again.
    static final Duration PAUSE = Duration.ofDays(14);

    static final int TRIES = 5;

    /// How it reaches them.
    public enum Way {
        EMAIL,
        PRINT
    }

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(until);
    }

    /// How far it has come, for the office.
    String state(Instant now) {
        if (joinedAt != null) {
            return "joined";
        }
        if (revokedAt != null) {
            return "revoked";
        }
        if (confirmedAt != null) {
            return "confirmed";
        }
        if (openedAt != null) {
            return "opened";
        }
        return now.isBefore(until) ? "invited" : "expired";
    }
}
