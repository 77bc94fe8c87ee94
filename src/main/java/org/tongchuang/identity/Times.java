package org.tongchuang.identity;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Frame;
import org.tongchuang.shared.Words;

/// Moments as pages of this room show them, on the university's clock.
public final class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Times() {}

    public static String moment(@Nullable Instant at) {
        return at == null
                ? Words.text("identity.never")
                : MINUTE.withZone(Frame.current().university().timeZone()).format(at);
    }
}
