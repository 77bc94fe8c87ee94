package org.tongchuang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever colours a university has, what is written in them can be read.
class ColoursTests {

    private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+):(#[0-9A-F]{6})");

    @ParameterizedTest
    @ValueSource(strings = {"#A63A2B", "#2F5D50", "#FFD400", "#00A0E9", "#767676", "#101060", "#F0F0F0", "#7CFC00"})
    void areLegibleOnPaperAndOnTheirTintsByDayAndByNight(String colour) {
        String[] lines = Colours.stylesheet(colour, colour).split("\n");
        String ground = variable(lines[0], "accent");
        assertThat(Colours.contrast(ground, "#FFFFFF")).isGreaterThanOrEqualTo(4.5);
        String day = variable(lines[0], "accent-ink");
        assertThat(Colours.contrast(day, "#FBF9F5")).isGreaterThanOrEqualTo(4.5);
        assertThat(Colours.contrast(day, mixed("#FFFFFF", ground, 0.11))).isGreaterThanOrEqualTo(4.5);
        String night = variable(lines[1], "accent-ink");
        assertThat(Colours.contrast(night, "#1C1F24")).isGreaterThanOrEqualTo(4.5);
        assertThat(Colours.contrast(night, mixed("#1C1F24", ground, 0.22))).isGreaterThanOrEqualTo(4.5);
    }

    private static String variable(String line, String name) {
        Matcher found = VARIABLE.matcher(line);
        while (found.find()) {
            if (found.group(1).equals(name)) {
                return found.group(2);
            }
        }
        throw new AssertionError(name + " in " + line);
    }

    /// As `color-mix(in srgb, …)` of the stylesheet.
    private static String mixed(String paper, String colour, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int one = Integer.parseInt(paper, at, at + 2, 16);
            int other = Integer.parseInt(colour, at, at + 2, 16);
            mixed.append("%02X".formatted(Math.round(one + (other - one) * share)));
        }
        return mixed.toString();
    }
}
