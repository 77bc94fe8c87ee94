package org.tongchuang.members.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.card.codes.Curves;

/// A phone that shows a card by a key of its own.
///
/// @param label what kind of phone it is, as it said itself
/// @param until how long its codes can be good at a gate that hears nothing
public record CardDevice(
        int id,
        Curves curve,
        byte[] publicKey,
        String label,
        Instant addedAt,
        Instant renewedAt,
        Instant until,
        @Nullable Instant revokedAt) {

    /// Whoever adds another takes the one away that was not heard of for longest.
    static final int AT_MOST = 5;

    public boolean good() {
        return revokedAt == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CardDevice that && id == that.id && until.equals(that.until) && good() == that.good();
    }

    @Override
    public int hashCode() {
        return id;
    }
}
