package org.tongchuang.shared;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Moments as pages show them, on the university's clock. Templates import these statically.
public final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    /// The day, such as `2026-03-02`.
    public static String day(Instant at) {
        return shown(DateTimeFormatter.ISO_LOCAL_DATE, at);
    }

    /// Day and minute; a word for never when there was no such moment.
    public static String moment(@Nullable Instant at) {
        return at == null ? Words.text("shared.never") : shown(MINUTE, at);
    }

    /// Day and second, for what must be told apart from what came just before it, on pages and in files.
    public static String second(Instant at, ZoneId zone) {
        return SECOND.withZone(zone).format(at);
    }

    private static String shown(DateTimeFormatter how, Instant at) {
        return how.withZone(Frame.current().university().timeZone()).format(at);
    }

    /// The moment, or the nearest to it that the database keeps: years 1 to 9999.
    public static Instant storable(Instant at) {
        return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
    }
}
