package org.tongchuang.members.demo;

/// A way in which a record is wrong, as real ones are.
public enum Slip {
    /// The birth date says another year than the ID number.
    BIRTH_YEAR,
    /// Day and month of the birth date changed places.
    DAY_AND_MONTH,
    /// An e-mail domain mistyped.
    EMAIL_DOMAIN,
    /// The same person as the one before, under a slightly different name.
    TWIN,
    /// A class written as nobody else in it writes it.
    CLASS_SPELLING,
    /// No school, only the class.
    NO_SCHOOL,
    /// A mobile number from before 1999, when they had ten digits, kept as a note.
    OLD_MOBILE
}
