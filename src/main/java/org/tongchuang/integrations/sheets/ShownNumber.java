package org.tongchuang.integrations.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// A stored number as a person sees it in its cell.
record ShownNumber(String text, CellKind kind) {

    private static final double LAST_SERIAL = 2_958_466; // 9999-12-31 and a day
    private static final double BEYOND_15_DIGITS = 1e15;
    private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /// @param raw as written in the file, in any notation
    static ShownNumber of(String raw, CellFormat format, boolean dates1904) {
        if (format.shape() == CellFormat.Shape.GENERAL && isShortInteger(raw)) {
            return new ShownNumber(raw, CellKind.NUMBER);
        }
        try {
            return of(Double.parseDouble(raw), raw, format, dates1904);
        } catch (NumberFormatException e) {
            return new ShownNumber(raw, CellKind.TEXT);
        }
    }

    static ShownNumber of(double value, CellFormat format, boolean dates1904) {
        return of(value, "", format, dates1904);
    }

    private static ShownNumber of(double value, String raw, CellFormat format, boolean dates1904) {
        return switch (format.shape()) {
            case GENERAL -> general(value, raw);
            case ZEROS -> zeros(value, raw, format.zeros());
            default -> value >= 0 && value < LAST_SERIAL ? date(value, format.shape(), dates1904) : general(value, raw);
        };
    }

    private static boolean isShortInteger(String raw) {
        int length = raw.length();
        if (length == 0 || length > 15 || length > 1 && raw.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static ShownNumber general(double value, String raw) {
        double size = Math.abs(value);
        if (size >= BEYOND_15_DIGITS) {
            boolean plain = !raw.isEmpty() && raw.length() <= 30 && raw.chars().allMatch(c -> c >= '0' && c <= '9');
            String text = plain
                    ? raw
                    : size < 1e21 ? new BigDecimal(value).round(FIFTEEN).toPlainString() : raw(value);
            return new ShownNumber(text, CellKind.ROUNDED);
        }
        if (value == Math.rint(value)) {
            return new ShownNumber(Long.toString((long) value), CellKind.NUMBER);
        }
        if (size < 1e-9 || Double.isNaN(value)) {
            return new ShownNumber(raw(value), CellKind.NUMBER);
        }
        String text = new BigDecimal(value).round(FIFTEEN).stripTrailingZeros().toPlainString();
        return new ShownNumber(text, CellKind.NUMBER);
    }

    private static String raw(double value) {
        return Double.toString(value);
    }

    private static ShownNumber zeros(double value, String raw, int digits) {
        ShownNumber shown = general(Math.rint(value), raw);
        int missing = digits - shown.text.length();
        return value < 0 || missing <= 0 ? shown : new ShownNumber("0".repeat(missing) + shown.text, shown.kind);
    }

    private static ShownNumber date(double serial, CellFormat.Shape shape, boolean dates1904) {
        long days = (long) Math.floor(serial);
        long seconds = Math.round((serial - days) * 86_400);
        if (days == 0 && !dates1904 || shape == CellFormat.Shape.TIME) {
            LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
            return new ShownNumber(time.toString(), CellKind.DATE);
        }
        LocalDateTime at = day(days, dates1904).atStartOfDay().plusSeconds(seconds);
        String iso = at.toLocalDate().toString();
        String text =
                switch (shape) {
                    case YEAR -> iso.substring(0, 4);
                    case MONTH -> iso.substring(0, 7);
                    case MINUTE ->
                        at.toLocalTime().equals(LocalTime.MIDNIGHT)
                                ? iso
                                : iso + " " + at.toLocalTime().withSecond(0);
                    default -> iso;
                };
        return new ShownNumber(text, CellKind.DATE);
    }

    /// The 1900 system counts a 29 February 1900 that never was; days before it are one off.
    private static LocalDate day(long days, boolean dates1904) {
        if (dates1904) {
            return EPOCH_1904.plusDays(days);
        }
        return EPOCH_1900.plusDays(days < 60 ? days + 1 : days);
    }
}
