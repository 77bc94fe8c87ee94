package org.tongchuang.integrations.sheets;

import java.util.Locale;

/// How a number format lets a number be seen, as far as it changes its meaning.
///
/// @param zeros digits to fill up to with leading zeros, for `ZEROS`
record CellFormat(Shape shape, int zeros) {

    enum Shape {
        GENERAL,
        ZEROS,
        YEAR,
        MONTH,
        DAY,
        MINUTE,
        TIME
    }

    static final CellFormat GENERAL = new CellFormat(Shape.GENERAL, 0);
    private static final CellFormat YEAR = new CellFormat(Shape.YEAR, 0);
    private static final CellFormat MONTH = new CellFormat(Shape.MONTH, 0);
    private static final CellFormat DAY = new CellFormat(Shape.DAY, 0);
    private static final CellFormat MINUTE = new CellFormat(Shape.MINUTE, 0);
    private static final CellFormat TIME = new CellFormat(Shape.TIME, 0);

    /// The formats every workbook knows without saying; 27 to 36 and 50 to 58 are the East Asian dates.
    static CellFormat builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58 -> DAY;
            case 17, 27, 36, 50, 52, 57 -> MONTH;
            case 22 -> MINUTE;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> TIME;
            default -> GENERAL;
        };
    }

    static CellFormat of(String code) {
        String bare = bare(code).toLowerCase(Locale.ROOT);
        if (bare.matches("0{2,30}")) {
            return new CellFormat(Shape.ZEROS, bare.length());
        }
        if (bare.contains("general") || bare.contains("#") || bare.contains("?")) {
            return GENERAL;
        }
        boolean year = bare.indexOf('y') >= 0 || bare.indexOf('e') >= 0 && bare.indexOf('0') < 0;
        boolean day = bare.indexOf('d') >= 0;
        boolean hour = bare.indexOf('h') >= 0;
        boolean month = bare.matches(hour ? ".*([yd/.-]m|m[yd/.-]).*" : ".*m.*") && bare.indexOf('s') < 0 || day;
        if (hour || bare.indexOf('s') >= 0) {
            return year || day ? MINUTE : TIME;
        }
        if (day) {
            return DAY;
        }
        return year ? month ? MONTH : YEAR : month ? DAY : GENERAL;
    }

    /// The first section without literals, colours, locales, paddings and escapes.
    private static String bare(String code) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < code.length() && i < 255; i++) {
            char c = code.charAt(i);
            switch (c) {
                case ';' -> i = code.length();
                case '"' -> i = skipTo(code, i, '"');
                case '[' -> {
                    int end = skipTo(code, i, ']');
                    if (end == i + 2 || end == i + 3) {
                        bare.append(code, i + 1, Math.min(end, code.length()));
                    }
                    i = end;
                }
                case '\\', '_', '*' -> i++;
                default -> bare.append(c);
            }
        }
        return bare.toString();
    }

    private static int skipTo(String code, int from, char end) {
        int found = code.indexOf(end, from + 1);
        return found < 0 ? code.length() : found;
    }
}
