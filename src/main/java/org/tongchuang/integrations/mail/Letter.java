package org.tongchuang.integrations.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A letter to one person, as text and as HTML.
///
/// @param id from which its Message-ID is made: the same letter sent again can be known by it
/// @param unsubscribe where one POST takes the recipient off (RFC 8058); null for what must be sent
/// @param language a tag such as `zh-CN`
public record Letter(
        UUID id,
        Mailbox from,
        @Nullable String replyTo,
        Mailbox to,
        String subject,
        String text,
        String html,
        @Nullable String unsubscribe,
        String language,
        Instant at) {}
