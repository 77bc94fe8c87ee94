package org.tongchuang.members.roster;

/// Numbers of years and months written in characters.
final class ChineseNumerals {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumerals() {}

    /// 一九九八年九月 in Arabic digits.
    static String arabic(String text) {
        if (text.isEmpty() || text.chars().allMatch(c -> DIGITS.indexOf(c) < 0 && c != '零' && c != '○' && c != '十')) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c == '零' || c == '○' ? 0 : DIGITS.indexOf(c);
            if (c == '十') {
                boolean before = i > 0 && DIGITS.indexOf(text.charAt(i - 1)) > 0;
                boolean after = i + 1 < text.length() && DIGITS.indexOf(text.charAt(i + 1)) > 0;
                out.append(before ? after ? "" : "0" : after ? "1" : "10");
            } else {
                out.append(digit < 0 ? String.valueOf(c) : String.valueOf(digit));
            }
        }
        return out.toString();
    }
}
