package org.tongchuang.privacy;

/// What a protected value is kept for; each purpose has a data key of its own, so one lost key opens one drawer.
public enum Purpose {
    /// ID number and birth date.
    IDENTITY("ID numbers and birth dates"),
    /// Phones, e-mail addresses, WeChat ids, street addresses.
    CONTACT("phones, e-mail, WeChat and street addresses"),
    /// What staff wrote about a person.
    NOTES("staff notes"),
    /// Earlier values of protected fields.
    HISTORY("earlier values of protected fields, and what merges can bring back"),
    /// Rows and problems of roster imports.
    ROSTER("rows of roster imports"),
    /// Uploaded files, as streams.
    FILES("uploaded files"),
    /// What accounts share with their authenticator apps, and the house with who vouches for people.
    SECRETS("secrets of authenticator apps and of sign-in services"),
    /// Blind indexes by which staff find an exact phone, address or number.
    LOOKUP("finding people by an exact phone, address or number"),
    /// The seals of the audit trail.
    AUDIT("the seals of the audit trail"),
    /// What messages to people say, and what was answered.
    MESSAGES("what messages to people say"),
    /// The signatures of links in messages.
    LINKS("the signatures of links in messages");

    private final String contents;

    Purpose(String contents) {
        this.contents = contents;
    }

    /// What lies in this drawer, in the words of the terminal.
    public String contents() {
        return contents;
    }

    /// Whether the key makes MACs: nothing sealed with it can be opened, only made again and compared.
    public boolean isMac() {
        return this == LOOKUP || this == AUDIT || this == LINKS;
    }
}
