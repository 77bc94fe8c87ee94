package org.tongchuang.members.card.benefits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.card.benefits.Benefit.Closed;
import org.tongchuang.members.card.benefits.Benefit.Hours;

/// When something is open, from its weekdays and hours, closed periods and first and last day.
public final class Openings {

    private static final int LOOK_AHEAD_DAYS = 120;

    private Openings() {}

    /// From a moment up to, and without, another.
    public record Span(Instant from, Instant until) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /// @param open whether it is open now
    /// @param changes when it closes, or opens again; null when that is further off than four months
    public record State(boolean open, @Nullable Instant changes) {}

    public static State at(Benefit.Content content, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        for (int ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 8) {
            for (Span span : spans(content, zone, today.plusDays(ahead), 8)) {
                if (span.holds(now)) {
                    boolean endless = span.until.isAfter(now.plusSeconds(7 * 86_400L));
                    return new State(true, endless ? null : span.until);
                }
                if (span.from.isAfter(now)) {
                    return new State(false, span.from);
                }
            }
        }
        return new State(false, null);
    }

    /// When it is open on these days, in order; what touches is one.
    public static List<Span> spans(Benefit.Content content, ZoneId zone, LocalDate first, int days) {
        List<Span> spans = new ArrayList<>();
        // the night before may reach into the first day
        for (LocalDate day = first.minusDays(1); day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
            if (!opens(content, day)) {
                continue;
            }
            if (content.hours().isEmpty()) {
                add(spans, new Span(start(day, LocalTime.MIN, zone), start(day.plusDays(1), LocalTime.MIN, zone)));
            }
            for (Hours hours : content.hours()) {
                if (hours.day() == day.getDayOfWeek()) {
                    LocalDate last = hours.closes().isAfter(hours.opens()) ? day : day.plusDays(1);
                    add(spans, new Span(start(day, hours.opens(), zone), start(last, hours.closes(), zone)));
                }
            }
        }
        return spans;
    }

    private static void add(List<Span> spans, Span next) {
        Span last = spans.isEmpty() ? null : spans.getLast();
        if (last != null && !last.until.isBefore(next.from)) {
            Instant until = last.until.isAfter(next.until) ? last.until : next.until;
            spans.set(spans.size() - 1, new Span(last.from, until));
        } else if (next.from.isBefore(next.until)) {
            spans.add(next);
        }
    }

    private static boolean opens(Benefit.Content content, LocalDate day) {
        LocalDate until = content.until();
        if (day.isBefore(content.from()) || until != null && day.isAfter(until)) {
            return false;
        }
        for (Closed closed : content.closed()) {
            if (!day.isBefore(closed.from()) && !day.isAfter(closed.to())) {
                return false;
            }
        }
        return true;
    }

    private static Instant start(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
