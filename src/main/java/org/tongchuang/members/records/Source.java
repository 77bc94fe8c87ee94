package org.tongchuang.members.records;

/// Where a fact came from. What a person said of themself stands above what any list says.
public enum Source {
    ROSTER,
    OFFICE,
    SELF,
    DEMO,
    /// An import taken back. Only a revision is of this source: a value that returns keeps the one it had.
    UNDO,
    /// A value from the history, given back by the office. As with `UNDO`, the value keeps the source it had.
    BROUGHT_BACK,
    /// Two records of one person became one. Only a revision is of this source: each value keeps the one it had.
    MERGE,
    /// They became two again. Only a revision is of this source.
    PARTED,
    /// The platform by itself, such as on the day of a graduation.
    HOUSE;

    /// Whether a revision of this source says something new, rather than what somebody had said before.
    boolean gives() {
        return this != UNDO && this != BROUGHT_BACK;
    }

    /// Whether a roster may replace a fact of this source without asking.
    public boolean yieldsToRoster() {
        return this != SELF;
    }
}
