package org.tongchuang.notifications.queue;

/// Why something did not go out.
enum Reason {
    /// The recipient switched it off.
    UNWANTED,
    /// Somebody dead, or who asked not to be written to.
    QUIET,
    /// There is no such person any more.
    NOBODY,
    /// They have no address that works.
    NO_ADDRESS,
    /// The other side said no.
    REFUSED,
    /// The other side could not be reached, or was not ready, for too long.
    GIVEN_UP,
    /// It can't be made into a message: its kind is gone, or its content does not open.
    UNREADABLE
}
