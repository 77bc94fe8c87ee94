package org.tongchuang.shared.privacy;

import java.time.Instant;

/// How long a room keeps something about people, declared as a bean by the room that keeps it. The office sets the time
/// within bounds; privacy sees to it every night, lot after lot.
public interface RetentionRule {

    /// A dotted name that never changes, beginning with the room; the room's message files hold under it `.name`
    /// (what is kept) and `.about` (what happens to it then).
    String id();

    Days days();

    /// How many there are that are older than this.
    long count(Instant before);

    /// Removes the next ones that are older than this, in the transaction of the caller.
    ///
    /// @param most how many at once
    /// @return how many there were; fewer than `most` when none is left
    int remove(Instant before, int most);

    /// @param least what the office may set at least
    /// @param usual unless the office says otherwise
    /// @param most what it may set at most
    record Days(int least, int usual, int most) {

        public Days {
            if (least < 1 || usual < least || most < usual) {
                throw new IllegalArgumentException(least + " ≤ " + usual + " ≤ " + most);
            }
        }
    }
}
