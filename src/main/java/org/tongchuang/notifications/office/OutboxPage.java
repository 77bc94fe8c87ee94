package org.tongchuang.notifications.office;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Letters that lie in the house.
///
/// @param server the mail server; empty when there is none
public record OutboxPage(
        String server,
        String folder,
        long count,
        List<Line> lines,
        boolean later,
        @Nullable String next) implements Page {

    public record Line(String id, String to, String subject, String when) {}
}
