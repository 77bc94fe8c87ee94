package org.tongchuang.members.roster;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Understands the mail addresses of a cell, of which there may be several.
final class EmailReading {

    private static final Pattern BETWEEN = Pattern.compile("[;,、|/\\s]+|或");
    private static final String IN_LOCAL_PART = "!#$%&'*+-=?^_`{}~.";

    private EmailReading() {}

    /// Adds what is found, in lower case.
    ///
    /// @param text as `Tidy.code` leaves it
    static void read(String text, Cell cell, List<String> into) {
        if (isAddress(text)) {
            add(text, into);
            return;
        }
        String joined = text.replaceAll(" *@ *", "@").replaceAll(" *\\. *", ".");
        for (String piece : BETWEEN.split(joined)) {
            String bare = bare(piece);
            if (isAddress(bare)) {
                add(bare, into);
            } else if (!bare.isEmpty() && (bare.indexOf('@') >= 0 || joined.indexOf('@') < 0)) {
                cell.reject("email", piece);
            }
        }
    }

    private static String bare(String piece) {
        String bare = piece.startsWith("mailto:") ? piece.substring("mailto:".length()) : piece;
        int open = bare.indexOf('<');
        int close = bare.indexOf('>', open + 1);
        bare = open >= 0 && close > open ? bare.substring(open + 1, close) : bare;
        bare = bare.replaceFirst("^[\\u3400-\\u9fff]+:|^(?i)e-?mail:", "");
        while (!bare.isEmpty() && ".\"'()<>".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        while (!bare.isEmpty() && "\"'()<>".indexOf(bare.charAt(0)) >= 0) {
            bare = bare.substring(1);
        }
        return bare;
    }

    private static void add(String address, List<String> into) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!into.contains(lower)) {
            into.add(lower);
        }
    }

    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at > 64 || text.length() > 254) {
            return false;
        }
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && (i == 0 || i == at - 1 || text.charAt(i + 1) == '.');
            if (dot || !isLetterOrDigit(c) && IN_LOCAL_PART.indexOf(c) < 0) {
                return false;
            }
        }
        return isDomain(text, at + 1);
    }

    private static boolean isDomain(String text, int from) {
        int labelStart = from;
        int dots = 0;
        for (int i = from; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                boolean dashed = i > labelStart && (text.charAt(labelStart) == '-' || text.charAt(i - 1) == '-');
                if (i == labelStart || i - labelStart > 63 || dashed) {
                    return false;
                }
                dots++;
                labelStart = i + 1;
            } else if (!isLetterOrDigit(c) && c != '-') {
                return false;
            }
        }
        int lastDot = text.lastIndexOf('.');
        return dots >= 2 && text.length() - lastDot > 2 && !Character.isDigit(text.charAt(text.length() - 1));
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
