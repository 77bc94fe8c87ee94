package org.tongchuang.shared.notices;

import java.util.Locale;
import java.util.UUID;
import org.tongchuang.shared.MemberId;

/// Whom a message is for.
public sealed interface Recipient {

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
