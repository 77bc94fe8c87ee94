package org.tongchuang.shared;

import java.util.Locale;

/// The university's two colours as the stylesheet's variables, kept legible: what carries white words is darkened,
/// and what is written in them is darkened or lightened until the contrast is 4.5 to 1 (WCAG 2.2, 1.4.3), also on a
/// tint of the same colour.
public final class Colours {

    private static final double ENOUGH = 4.5;
    private static final int WHITE = 0xFFFFFF;
    private static final int DARK_PAPER = 0x1C1F24;
    private static final double LIGHT_TINT = 0.11;
    private static final double DARK_TINT = 0.22;
    private static final double STEP = 0.04;

    private Colours() {}

    static String stylesheet(String accent, String second) {
        return """
                :root{--accent:%s;--second:%s;--accent-ink:%s;--second-ink:%s}
                @media screen{:root[data-theme=dark]{--accent-ink:%s;--second-ink:%s}}
                @media screen and (prefers-color-scheme:dark){:root[data-theme=auto]{--accent-ink:%5$s;--second-ink:%6$s}}
                """.formatted(
                        hex(ground(accent)),
                        hex(ground(second)),
                        hex(ink(ground(accent), WHITE, LIGHT_TINT)),
                        hex(ink(ground(second), WHITE, LIGHT_TINT)),
                        hex(ink(ground(accent), DARK_PAPER, DARK_TINT)),
                        hex(ink(ground(second), DARK_PAPER, DARK_TINT)));
    }

    private static int ground(String colour) {
        return legible(rgb(colour), WHITE, false);
    }

    /// @param share how much of the colour is in its tint, as the stylesheet mixes it
    private static int ink(int colour, int paper, double share) {
        return legible(colour, mixed(paper, colour, share), paper == DARK_PAPER);
    }

    /// The contrast ratio between two colours `#RRGGBB`, from 1 to 21.
    public static double contrast(String one, String other) {
        return contrast(rgb(one), rgb(other));
    }

    private static int legible(int colour, int paper, boolean lighter) {
        int shade = colour;
        for (double mix = 0; mix < 1 && contrast(shade, paper) < ENOUGH; mix += STEP) {
            shade = mixed(colour, lighter ? WHITE : 0, mix);
        }
        return shade;
    }

    private static double contrast(int one, int other) {
        double bright = Math.max(luminance(one), luminance(other));
        double dim = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dim + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int colour, int with, double share) {
        int red = mixedChannel(colour >> 16 & 255, with >> 16 & 255, share);
        int green = mixedChannel(colour >> 8 & 255, with >> 8 & 255, share);
        return red << 16 | green << 8 | mixedChannel(colour & 255, with & 255, share);
    }

    private static int mixedChannel(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    private static int rgb(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06X", rgb);
    }
}
