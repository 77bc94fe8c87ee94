package org.tongchuang.notifications.office;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// What went out of the house, what did not and why.
///
/// @param server the mail server; empty when letters lie in the outbox
/// @param asked what was asked, by name of the field
/// @param states what may be asked, by name
/// @param categories as states
/// @param heads of the columns of days
public record NoticesPage(
        String server,
        long waiting,
        long uncertain,
        long failed,
        Map<String, String> asked,
        Map<String, String> states,
        Map<String, String> categories,
        List<Line> lines,
        List<String> heads,
        List<DayLine> days,
        boolean later,
        @Nullable String next)
        implements Page {

    public String asked(String field) {
        return asked.getOrDefault(field, "");
    }

    /// @param tone class of the chip, empty for none
    /// @param said why, or what the other side answered; empty when there is nothing to say
    public record Line(
            String id,
            String when,
            String to,
            @Nullable String href,
            String category,
            String medium,
            String state,
            String tone,
            String said,
            boolean again) {}

    public record DayLine(String day, List<String> counts) {}
}
