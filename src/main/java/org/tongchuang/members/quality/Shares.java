package org.tongchuang.members.quality;

import org.jspecify.annotations.Nullable;

/// Parts of wholes, in hundredths. All is only said of all and nothing only of nothing: 99.9 is 99, and 0.1 is 1.
final class Shares {

    private Shares() {}

    static int percent(long part, long whole) {
        if (part <= 0 || whole <= 0) {
            return 0;
        }
        return part >= whole ? 100 : (int) Math.clamp(Math.round(100.0 * part / whole), 1, 99);
    }

    /// Of everything that is asked of everybody, how much is known.
    static int known(Numbers numbers, @Nullable Integer decade) {
        long known = numbers.of(Tag::isKnown, decade);
        long missing = numbers.of(Tag::isMissing, decade);
        return percent(known, known + missing);
    }
}
