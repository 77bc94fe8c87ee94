package org.tongchuang.integrations.mail;

/// What became of a letter.
///
/// @param said the other side's words, or ours about it; may name the recipient's address
public record Receipt(Outcome outcome, String said) {

    public enum Outcome {
        /// Taken over.
        SENT,
        /// Not now: try again later.
        LATER,
        /// The mail server itself can't be reached, or refuses to talk to us; no letter would get through just now.
        UNREACHABLE,
        /// Refused for good.
        NEVER,
        /// All of it was handed over, but no answer came: it may have arrived.
        UNCERTAIN,
        /// It was no longer ours to send, and was not.
        NOT_OURS
    }
}
