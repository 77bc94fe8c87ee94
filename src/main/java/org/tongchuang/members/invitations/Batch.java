package org.tongchuang.members.invitations;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Reach;

/// An occasion on which people are invited.
///
/// @param asked the search whose people they are, as in the address bar; null when they were picked by hand
/// @param reach of whoever invites
/// @param greeting a sentence of the office in every letter; may be empty
/// @param total of the people found
/// @param counts what became of them so far, by [Outcome]
public record Batch(
        UUID id,
        Invitation.Way way,
        @Nullable String asked,
        Reach reach,
        String greeting,
        State state,
        long total,
        Map<Outcome, Long> counts,
        UUID madeBy,
        String madeByName,
        Instant madeAt,
        @Nullable Instant doneAt) {

    public enum State {
        COLLECTING,
        RUNNING,
        DONE,
        CANCELLED,
        /// It could not go on; what was written stays good.
        FAILED
    }

    /// What becomes of one who was found.
    public enum Outcome {
        INVITED,
        /// They have an account.
        JOINED,
        /// No e-mail address that works is on record.
        NO_ADDRESS,
        /// Nothing is on record by which a printed one could ask who they are.
        NO_QUESTION,
        /// They have died, or wish not to be written to.
        NOT_CONTACTED,
        /// They were invited within the last two weeks.
        LATELY
    }

    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    public long handled() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean working() {
        return state == State.COLLECTING || state == State.RUNNING;
    }
}
