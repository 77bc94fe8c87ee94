package org.tongchuang.members.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of a roster and what it is taken for.
///
/// @param index from 0
/// @param header as written, its lines joined; a column without one is called by its letter, a repeated
/// one has its letter behind it
/// @param field null when it is left out of the import
/// @param confidence 1 for a header that is known or was set by hand, less for a guess, 0 when unmapped
/// @param samples up to five different values from below the header
public record RosterColumn(
        int index, String header, @Nullable RosterField field, double confidence, List<String> samples) {

    RosterColumn called(String newHeader) {
        return new RosterColumn(index, newHeader, field, confidence, samples);
    }

    RosterColumn mappedTo(@Nullable RosterField newField, double newConfidence) {
        return new RosterColumn(index, header, newField, newConfidence, samples);
    }

    /// A, B, … AA, as in a spreadsheet.
    static String letters(int index) {
        StringBuilder letters = new StringBuilder();
        for (int n = index + 1; n > 0; n = (n - 1) / 26) {
            letters.insert(0, (char) ('A' + (n - 1) % 26));
        }
        return letters.toString();
    }

    /// The index of a column named by its letter or its number from 1; -1 for words that name none.
    ///
    /// @param squeezed as `Headings.squeezed` leaves them
    static int place(String squeezed) {
        if (squeezed.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(squeezed) - 1;
        }
        if (!squeezed.matches("[a-z]{1,3}")) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < squeezed.length(); i++) {
            number = number * 26 + squeezed.charAt(i) - 'a' + 1;
        }
        return number - 1;
    }
}
