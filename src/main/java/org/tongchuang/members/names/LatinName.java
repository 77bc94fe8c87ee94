package org.tongchuang.members.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names in letters: `Mary O’Neil`, or `O’Neil, Mary` as lists have it.
final class LatinName {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    private LatinName() {}

    static NameForms read(String written) {
        int comma = written.indexOf(',');
        String natural = comma > 0
                ? written.substring(comma + 1).strip() + " "
                        + written.substring(0, comma).strip()
                : written;
        natural = natural.strip();
        int cut = comma > 0
                ? natural.length() - written.substring(0, comma).strip().length()
                : lastWord(natural);
        String surname = natural.substring(Math.max(cut, 0));
        String given = natural.substring(0, Math.max(cut, 0)).strip();
        List<String> units = units(natural);
        String sortKey = String.join(" ", units(surname)) + '\u0001' + String.join(" ", units(given));
        return new NameForms(
                written,
                NameForms.normalised(natural),
                surname,
                given,
                natural,
                NameForms.initialsOf(units),
                sortKey,
                List.of());
    }

    private static int lastWord(String natural) {
        return natural.lastIndexOf(' ') + 1;
    }

    static List<String> units(String text) {
        List<String> units = new ArrayList<>(Arrays.asList(APART.split(folded(text))));
        units.removeIf(String::isEmpty);
        return units;
    }

    /// Lower case without accents; letters that are no accented ones are spelled out, apostrophes vanish.
    static String folded(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80 && c != '\'')) {
            return lower;
        }
        StringBuilder spelled = new StringBuilder(lower.length() + 4);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            switch (c) {
                case 'ß' -> spelled.append("ss");
                case 'ø' -> spelled.append('o');
                case 'ł' -> spelled.append('l');
                case 'đ', 'ð' -> spelled.append('d');
                case 'æ' -> spelled.append("ae");
                case 'œ' -> spelled.append("oe");
                case 'þ' -> spelled.append("th");
                case 'ı' -> spelled.append('i');
                case '\'', '’', '‘', 'ʼ' -> {}
                default -> spelled.append(c);
            }
        }
        String plain = spelled.toString();
        if (plain.chars().allMatch(c -> c < 0x80 || c >= 0x4E00 && c <= 0x9FFF)) {
            return plain;
        }
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    }
}
