package org.tongchuang.members.claiming.claims;

/// Where a claim stands. What a stranger sees of it never tells whether anybody is in the records.
public enum ClaimState {
    /// The address is proved, and they are still writing.
    DRAFT,
    /// Sent; the house is about to look at it.
    CHECKING,
    /// More is needed, and the applicant knows what.
    WAITING,
    /// A person of the office looks at it.
    REVIEW,
    APPROVED,
    REFUSED,
    /// No further claims from this address.
    BLOCKED,
    WITHDRAWN,
    /// Nothing came for a month.
    LAPSED;

    /// Whether something can still become of it.
    public boolean isOpen() {
        return ordinal() <= REVIEW.ordinal();
    }

    /// Whether the office may decide on it now.
    public boolean isForOffice() {
        return this == WAITING || this == REVIEW;
    }

    /// The message key of its name.
    public String key() {
        return "members.claims.state." + name();
    }
}
