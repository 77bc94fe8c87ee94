package org.tongchuang.members.roster;

import java.text.Normalizer;
import java.util.Set;

/// Text as typed made into text as meant: blanks of all kinds, invisible characters, wide letters and digits.
final class Tidy {

    private static final Set<String> NOTHING = Set.of(
            "-", "--", "---", "—", "——", "/", "\\", "无", "暂无", "没有", "不详", "未知", "空", "不清楚", "未填", "未填写", "保密", "n/a",
            "na", "N/A", "NA", "#N/A", "null", "NULL", "Null", "none", "None", "NONE", "nil", "无。", "(空)", "(blank)",
            ".", "、", "?", "？", "unknown", "Unknown", "(null)", "\\N");

    /// Characters that stood in the private area before they had a place of their own, as old input methods still
    /// type them.
    private static final String PRIVATE =
            "\uE815\uE81E\uE826\uE82B\uE82C\uE832\uE843\uE854\uE863\uE864\uE816\uE817\uE818\uE831\uE83B\uE855";

    private static final int[] PUBLIC = {
        0x2E81, 0x9FB4, 0x9FB5, 0x9FB6, 0x9FB7, 0x9FB8, 0x9FB9, 0x9FBA, 0x4DAE, 0x9FBB, 0x20087, 0x20089, 0x200CC,
        0x215D7, 0x2298F, 0x241FE
    };

    private Tidy() {}

    /// For prose: letters, digits and blanks become narrow, Chinese punctuation stays.
    static String line(String text) {
        return tidy(text, false);
    }

    /// For numbers, dates, addresses of mail and the like: everything that has a narrow twin becomes narrow.
    static String code(String text) {
        String narrow = tidy(text, true);
        if (narrow.length() > 3 && narrow.startsWith("=\"") && narrow.endsWith("\"")) {
            return narrow.substring(2, narrow.length() - 1).strip();
        }
        return narrow.length() > 1 && narrow.charAt(0) == '\''
                ? narrow.substring(1).strip()
                : narrow;
    }

    /// What people write to say that there is nothing to write.
    static boolean isNothing(String tidy) {
        return tidy.isEmpty() || tidy.length() <= 9 && NOTHING.contains(tidy);
    }

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c) && !isInvisible(c)) {
                return false;
            }
        }
        return true;
    }

    private static String tidy(String text, boolean all) {
        if (isClean(text)) {
            return text;
        }
        String source = needsComposing(text) ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
        StringBuilder out = new StringBuilder(source.length());
        boolean space = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (isInvisible(c)) {
                continue;
            }
            if (isSpace(c)) {
                space = !out.isEmpty();
                continue;
            }
            if (space) {
                out.append(' ');
                space = false;
            }
            int known = c >= '\uE000' && c < '\uF900' ? PRIVATE.indexOf(c) : -1;
            out.appendCodePoint(known >= 0 ? PUBLIC[known] : narrow(c, all));
        }
        return out.toString();
    }

    private static boolean isClean(String text) {
        boolean spaceBefore = true;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (spaceBefore) {
                    return false;
                }
                spaceBefore = true;
                continue;
            }
            spaceBefore = false;
            boolean plain = c > ' ' && c < 0x7F || c >= 0x3400 && c <= 0x9FFF;
            if (!plain) {
                return false;
            }
        }
        return length == 0 || !spaceBefore;
    }

    private static boolean needsComposing(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 && c < 0x370 || c >= '\uF900' && c < '\uFB00') {
                return true;
            }
        }
        return false;
    }

    private static int narrow(char c, boolean all) {
        if (c < '\uFF01' || c > '\uFF5E') {
            return all && c == '。' ? '.' : c;
        }
        int narrow = c - 0xFEE0;
        return all || Character.isLetterOrDigit(narrow) ? narrow : c;
    }

    private static boolean isSpace(char c) {
        return c <= ' '
                || c >= 0x7F && c <= 0xA0
                || c == 0x3000
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200A
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F;
    }

    private static boolean isInvisible(char c) {
        return c == 0xAD
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x2064
                || c == 0xFEFF
                || c == 0x180E
                || c >= 0xFE00 && c <= 0xFE0F;
    }

    static boolean isHan(int c) {
        return c >= 0x3400 && c <= 0x9FFF || c >= 0x20000 && c <= 0x3FFFF || c == 0x3007 || c >= 0xF900 && c <= 0xFAFF;
    }
}
