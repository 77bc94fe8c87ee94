package org.tongchuang.members.duplicates;

/// What of a record matters for telling people apart, small enough that a million fit into memory together.
///
/// @param names family and given name in turn: the name first, then former, English and spelled ones
/// @param birth year, month and day as one number, 19980901; parts unknown are 00
/// @param sex 0 unknown, 1 male, 2 female
/// @param id the ID number as a number of its own, 0 for none, negative when its check digit is wrong
/// @param phones digits of each, country code in front
/// @param emails hash of what stands before the @ in the upper half, of all in the lower; odd where the former holds a
///     digit and so tells more than a name
/// @param wechats their hashes
/// @param addresses their hashes
/// @param city as [Terms] numbers it, 0 for none
/// @param studies five a piece: school, major, class as [Terms] numbers them, entry and graduation year, degree
/// @param numbers a student number for each study, 0 for none
/// @param posts two a piece: employer and title as [Terms] numbers them
record Person(
        Part[] names,
        int birth,
        byte sex,
        long id,
        long[] phones,
        long[] emails,
        int[] wechats,
        int[] addresses,
        int city,
        int[] studies,
        long[] numbers,
        int[] posts) {

    static final int STUDY = 5;
    static final int SCHOOL = 0;
    static final int MAJOR = 1;
    static final int CLASS = 2;
    static final int YEARS = 3;
    static final int DEGREE = 4;

    static int entry(int years) {
        return years >>> 16;
    }

    static int graduation(int years) {
        return years & 0xFFFF;
    }

    Part family() {
        return names[0];
    }

    Part given() {
        return names[1];
    }

    int studyCount() {
        return studies.length / STUDY;
    }

    int study(int number, int what) {
        return studies[number * STUDY + what];
    }

    /// The year the first study known began, 0 when it is not known.
    int entryYear() {
        return studies.length == 0 ? 0 : entry(studies[YEARS]);
    }

    int year() {
        return birth / 10_000;
    }

    int monthAndDay() {
        return birth % 10_000;
    }

    /// Year, month and day are all known, and it is not the first of January that forms fill in.
    boolean hasBirthDay() {
        return birth % 100 != 0 && monthAndDay() != 101;
    }
}
