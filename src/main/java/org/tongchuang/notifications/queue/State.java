package org.tongchuang.notifications.queue;

/// Where a delivery stands.
public enum State {
    /// It waits for its time.
    QUEUED,
    /// It is on its way, and nothing is lost when that is broken off: it is sent again.
    SENDING,
    /// The other side has all of it but the sign that ends it, or that too: whoever breaks off here can't know whether
    /// it arrived, and it is never sent again unless a person says so.
    HANDED_OVER,
    /// The other side took it over.
    SENT,
    /// It was refused for good.
    FAILED,
    /// It was not wanted, or there was no way to the recipient.
    SKIPPED,
    /// It no longer made sense.
    EXPIRED
}
