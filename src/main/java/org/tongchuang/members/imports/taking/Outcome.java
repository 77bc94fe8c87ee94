package org.tongchuang.members.imports.taking;

/// What became of a roster row; the order is the number it is stored under.
public enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED,
    /// Blank rows, repeated headers and totals: no people.
    SKIPPED;

    public static Outcome numbered(int number) {
        return values()[number];
    }
}
