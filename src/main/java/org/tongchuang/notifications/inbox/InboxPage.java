package org.tongchuang.notifications.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// One's messages, newest first.
///
/// @param unread how many, on all pages
/// @param later whether this is not the first page
/// @param next address of the page after this
public record InboxPage(
        List<Inbox.Entry> entries,
        int unread,
        boolean later,
        @Nullable String next) implements Page {}
