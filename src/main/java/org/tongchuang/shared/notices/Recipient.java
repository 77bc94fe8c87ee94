package org.tongchuang.shared.notices;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;

/// Whom a message is for.
public sealed interface Recipient {

    /// Under which id messages are kept for them; null for a stranger, for whom none are.
    default @Nullable UUID known() {
        return switch (this) {
            case Person person -> person.id().value();
            case Account account -> account.id();
            case Address stranger -> null;
        };
    }

    /// A person of the records.
    record Person(MemberId id) implements Recipient {}

    /// Somebody who signs in, by the id of their account.
    record Account(UUID id) implements Recipient {}

    /// Somebody who left an address and whom nobody knows yet. They can't switch anything off, so they get nothing but
    /// what must be sent.
    ///
    /// @param name as they wrote it; empty when they didn't
    record Address(String email, Locale language, String name) implements Recipient {}
}
