package org.tongchuang.members.duplicates;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongchuang.members.names.NameForms;

/// One spelling for what offices write in many: classes, employers, addresses.
final class Spelling {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(股份|集团|控股|有限责任|有限|公司|总公司|分公司)+$|[\\s,]+(inc|ltd|llc|gmbh|plc|corp|corporation|company|co|ag|sa)\\.?$");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Spelling() {}

    static String plain(String text) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(wide(text)).replaceAll("");
    }

    private static String wide(String text) {
        String usual = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return NameForms.likeness().apply(usual).toLowerCase(Locale.ROOT);
    }

    /// 物理1998级1班, 98级物理1班 and 物理98(1)班 are 物理98-1: what is letters, then the numbers, years by two digits.
    static String ofClass(String written) {
        String text = wide(written);
        StringBuilder letters = new StringBuilder(text.length());
        StringBuilder numbers = new StringBuilder(8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) && "级班届第".indexOf(c) < 0) {
                letters.append(c);
            }
        }
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            String number = digits.group();
            if (number.length() == 4 && (number.startsWith("19") || number.startsWith("20"))) {
                number = number.substring(2);
            } else if (number.length() == 3) {
                number = number.substring(0, 2) + '-' + number.substring(2);
            }
            numbers.append(numbers.isEmpty() ? "" : "-").append(number);
        }
        return letters.append(numbers).toString();
    }

    /// Without what stands in brackets and without the legal form.
    static String ofEmployer(String written) {
        String text = BRACKETS.matcher(wide(written)).replaceAll("");
        String core = LEGAL_FORM.matcher(text).replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT.matcher(core.isBlank() ? text : core).replaceAll("");
    }

    /// Whether two employers as spelled here may be one: 海康威视 and 杭州海康威视数字技术.
    static boolean near(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        boolean told =
                shorter.codePoints().anyMatch(Character::isIdeographic) ? shorter.length() >= 3 : shorter.length() >= 5;
        return told && longer.contains(shorter) || Distance.inCommon(one, other) >= 0.7;
    }
}
