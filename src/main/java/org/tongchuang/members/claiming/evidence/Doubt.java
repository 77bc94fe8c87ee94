package org.tongchuang.members.claiming.evidence;

/// Why a claim is not approved by itself.
public enum Doubt {
    /// No record is like it.
    NOBODY,
    /// What agrees may be known to others too.
    NOT_ENOUGH,
    /// Two records fit nearly as well.
    TWO_ALIKE,
    /// Something of the person's own differs.
    AGAINST,
    /// The address or number stands on several records.
    SHARED,
    /// Somebody has an account for that record.
    TAKEN,
    /// The record says its person has died.
    DECEASED,
    /// Others claimed the same record with other proofs, or too much was tried.
    CONTESTED;

    /// The message key that says it to the office.
    public String key() {
        return "members.claims.doubt." + name();
    }
}
