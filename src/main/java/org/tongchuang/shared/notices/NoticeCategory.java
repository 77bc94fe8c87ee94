package org.tongchuang.shared.notices;

import java.util.Set;

/// A kind of message that a room sends, declared as a bean. People choose per category how they get it.
///
/// @param id a dotted name that never changes, beginning with the room; the room's message files hold its name and what
///     it is about in one line, under `id.name` and `id.about`
/// @param necessary whether it must be sent, such as a sign-in code: it can't be switched off, goes before everything
///     else, and reaches those too who want nothing
/// @param media the ways it goes unless the person chose otherwise
public record NoticeCategory(String id, boolean necessary, Set<Medium> media) {

    public NoticeCategory {
        media = Set.copyOf(media);
        if (media.isEmpty()) {
            throw new IllegalArgumentException(id + " goes nowhere");
        }
    }

    /// A way by which messages reach people.
    public enum Medium {
        /// The list inside the platform.
        INBOX,
        EMAIL
    }
}
