package org.tongchuang.identity.settings;

import org.tongchuang.shared.Colours;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// How legible the two colours are, a piece of the settings page.
public record ContrastPage(String accent, String second) implements Page {

    private static final double ENOUGH = 4.5;
    private static final String WHITE = "#FFFFFF";

    /// One sentence on a colour, `#RRGGBB`, under white words.
    public static String words(@org.jspecify.annotations.Nullable String colour) {
        if (colour == null || !colour.matches("#[0-9A-Fa-f]{6}")) {
            return Words.text("identity.colour.wrong");
        }
        double ratio = Math.floor(Colours.contrast(colour, WHITE) * 10) / 10;
        return Words.text(ratio >= ENOUGH ? "identity.contrast.good" : "identity.contrast.low", ratio);
    }
}
