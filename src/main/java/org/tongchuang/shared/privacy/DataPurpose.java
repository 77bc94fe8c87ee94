package org.tongchuang.shared.privacy;

import java.util.List;

/// What data about people is used for, declared as a bean by the room that uses it. What people are asked and what the
/// privacy policy says are made from these, so neither can promise something else than the program does.
///
/// @param id a dotted name that never changes, beginning with the room; the room's message files hold under it `.name`,
///     `.about` (what it is used for, in a sentence or two) and, where people are asked, `.wording`: what they agree to
/// @param basis by which it is lawful
/// @param separate what makes a separate consent necessary
/// @param fields what is used, as message keys
/// @param processors who else handles it, as message keys
/// @param retention how long it is kept, as a message key
public record DataPurpose(
        String id, Basis basis, Separate separate, List<String> fields, List<String> processors, String retention) {

    public DataPurpose {
        fields = List.copyOf(fields);
        processors = List.copyOf(processors);
        if (separate != Separate.NO && basis != Basis.CONSENT) {
            throw new IllegalArgumentException(id + " needs a separate consent and asks for none");
        }
    }

    /// Whether people are asked, and may say no.
    public boolean isAsked() {
        return basis == Basis.CONSENT;
    }

    /// The grounds of article 13 of PIPL on which a university works.
    public enum Basis {
        CONSENT,
        /// What somebody asked for can't be done without.
        CONTRACT,
        PUBLIC_TASK,
        LEGAL_DUTY
    }

    /// The articles of PIPL that want an agreement of its own.
    public enum Separate {
        NO,
        /// Article 23: handed to somebody else.
        HANDED_ON,
        /// Article 25: made public.
        PUBLISHED,
        /// Article 29: sensitive.
        SENSITIVE,
        /// Article 39: abroad.
        ABROAD
    }
}
