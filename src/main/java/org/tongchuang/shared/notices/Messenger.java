package org.tongchuang.shared.notices;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The way to the gate of messages for rooms that lie below it. What is sent here exists exactly if the transaction of
/// whoever sends it does.
@FunctionalInterface
public interface Messenger {

    void send(Message message);

    /// @param key by which sending it again is noticed: of two messages with one key the second is dropped
    /// @param category the id of a declared [NoticeCategory]
    /// @param words the beginning of the message keys `.subject`, `.text` and, with a link, `.act`
    /// @param link a path of the platform
    /// @param lasts how long it makes sense
    record Message(
            UUID key,
            Recipient to,
            String category,
            String words,
            List<String> args,
            @Nullable String link,
            @Nullable Duration lasts) {

        public Message {
            args = List.copyOf(args);
        }
    }
}
