package org.tongchuang.members.claiming.evidence;

/// How somebody proved who they are: the rungs of the ladder.
public enum Rung {
    /// A code was read at an address that stands on the record, and nowhere else.
    MAIL,
    /// The name with two numbers that are kept in different places: the end of the ID number and the student number.
    NUMBERS,
    /// The campus signed them on.
    CAMPUS,
    /// A person looked at a document.
    DOCUMENT,
    /// Two verified classmates know them, or the one who speaks for the class.
    VOUCHES,
    /// The office knew otherwise.
    OFFICE;

    /// The message key of its name.
    public String key() {
        return "members.claims.rung." + name();
    }

    /// Whether it rests on knowing things alone, as others may know them too.
    public boolean isKnowledge() {
        return this == NUMBERS;
    }
}
