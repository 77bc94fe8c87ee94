package org.tongchuang.members.visibility;

/// How near somebody who looks is to the person they look at; each sees what those before it see.
public enum Closeness {
    STRANGER,
    MEMBER,
    /// Of the same class or department.
    NEAR,
    /// Looks after a group the person belongs to.
    GROUP_OFFICER,
    /// The person, and the office.
    SELF
}
