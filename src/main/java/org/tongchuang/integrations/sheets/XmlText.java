package org.tongchuang.integrations.sheets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// Character data being gathered, never more than its limit.
final class XmlText {

    /// The longest way to write one character: `&#x10FFFF;` or `_x000D_`.
    private static final int BYTES_PER_CHAR = 10;

    private byte[] bytes = new byte[256];
    private int length;
    private int maxChars;
    private long row;

    void start(int maxChars, long row) {
        this.length = 0;
        this.maxChars = maxChars;
        this.row = row;
    }

    void add(byte[] source, int from, int to) {
        int n = to - from;
        if (n == 0) {
            return;
        }
        reserve(n);
        System.arraycopy(source, from, bytes, length, n);
        length += n;
    }

    /// One byte of a CDATA section, where `&` means itself.
    void addLiteral(byte b) {
        if (b == '&') {
            add(new byte[] {'&', 'a', 'm', 'p', ';'}, 0, 5);
        } else {
            reserve(1);
            bytes[length++] = b;
        }
    }

    String take() {
        String text = decode(bytes, 0, length);
        if (text.length() > maxChars) {
            throw new SheetRefused(Reason.CELL_TOO_LONG, row, maxChars);
        }
        return text;
    }

    private void reserve(int n) {
        if ((long) length + n > (long) maxChars * BYTES_PER_CHAR) {
            throw new SheetRefused(Reason.CELL_TOO_LONG, row, maxChars);
        }
        if (length + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + n, bytes.length * 2));
        }
    }

    /// Text of UTF-8 bytes with entities resolved; unknown entities are refused, as only a document type makes them.
    static String decode(byte[] bytes, int from, int to) {
        boolean marked = false;
        for (int i = from; i < to && !marked; i++) {
            marked = bytes[i] == '&' || bytes[i] == '_';
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return marked ? escapes(entities(text)) : text;
    }

    private static String entities(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf('&', from)) {
            int end = text.indexOf(';', at);
            if (end < 0 || end - at > 12) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            out.append(text, from, at).appendCodePoint(character(text.substring(at + 1, end)));
            from = end + 1;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static int character(String entity) {
        return switch (entity) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> {
                if (!entity.startsWith("#")) {
                    throw new SheetRefused(Reason.UNSAFE);
                }
                int code = entity.startsWith("#x")
                        ? Integer.parseInt(entity, 2, entity.length(), 16)
                        : Integer.parseInt(entity, 1, entity.length(), 10);
                yield Character.isValidCodePoint(code) ? code : 0xFFFD;
            }
        };
    }

    /// Workbooks write characters XML has no place for as `_xHHHH_`.
    private static String escapes(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf("_x", Math.max(at + 2, from))) {
            if (at + 6 < text.length() && text.charAt(at + 6) == '_' && isHex(text, at + 2, at + 6)) {
                out.append(text, from, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                from = at + 7;
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
