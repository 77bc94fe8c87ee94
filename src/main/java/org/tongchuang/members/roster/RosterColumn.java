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
}
