package org.tongchuang.privacy.consent;

import java.time.Instant;
import org.tongchuang.shared.Words;

/// What people are asked to agree to, in both languages.
///
/// @param version counted from 1 for each purpose
/// @param byName who of the office wrote it; empty where the program brought it
public record Wording(String purpose, int version, String chinese, String english, Instant since, String byName) {

    /// In the reader's language.
    public String text() {
        return Words.chinese() ? chinese : english;
    }
}
