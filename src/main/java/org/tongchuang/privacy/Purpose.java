package org.tongchuang.privacy;

/// What a protected value is kept for; each purpose has a data key of its own, so one lost key opens one drawer.
public enum Purpose {
    /// ID number and birth date.
    IDENTITY,
    /// Phones, e-mail addresses, WeChat ids, street addresses.
    CONTACT,
    /// What staff wrote about a person.
    NOTES,
    /// Earlier values of protected fields.
    HISTORY,
    /// Rows and problems of roster imports.
    ROSTER,
    /// Uploaded files, as streams.
    FILES,
    /// Blind indexes by which staff find an exact phone, address or number.
    LOOKUP,
    /// The seals of the audit trail.
    AUDIT
}
