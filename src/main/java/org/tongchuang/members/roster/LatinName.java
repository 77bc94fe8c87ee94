package org.tongchuang.members.roster;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name in Latin letters, "Last, First Middle" turned round, its parts known only then.
record LatinName(
        String full, @Nullable String family, @Nullable String given) {

    private static final Pattern LATIN_TITLE = Pattern.compile("(?i)^(?:mr|mrs|ms|miss|dr|prof)\\.?\\s+(?=\\S)");
    private static final Pattern SUFFIX = Pattern.compile("(?i)(jr|sr)\\.?|[IV]{2,4}|2nd|3rd");

    private record Latin(
            String full, @Nullable String family, @Nullable String given) {}

    static LatinName of(String text) {
        String bare = LATIN_TITLE.matcher(text).replaceFirst("");
        String[] parts = bare.split("\\s*,\\s*");
        if (parts.length < 2 || parts.length > 3 || parts[0].isBlank() || parts[1].isBlank()) {
            return new LatinName(cased(bare), null, null);
        }
        if (parts.length == 2 && SUFFIX.matcher(parts[1]).matches()) {
            return new LatinName(cased(parts[0]) + " " + parts[1], null, null);
        }
        if (parts.length == 3 && !SUFFIX.matcher(parts[2]).matches()) {
            return new LatinName(cased(bare), null, null);
        }
        String family = cased(parts[0]);
        String given = cased(parts[1]);
        return new LatinName(given + " " + family + (parts.length == 3 ? " " + parts[2] : ""), family, given);
    }

    /// Words in capitals get small letters; words that mix them are left to their owner.
    private static String cased(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (String word : text.split(" ")) {
            boolean shouting = word.length() > 2
                    && !SUFFIX.matcher(word).matches()
                    && word.equals(word.toUpperCase(Locale.ROOT))
                    && word.indexOf('.') < 0;
            out.append(out.isEmpty() ? "" : " ").append(shouting ? capitalised(word) : word);
        }
        return out.toString();
    }

    private static String capitalised(String word) {
        StringBuilder out = new StringBuilder(word.toLowerCase(Locale.ROOT));
        boolean start = true;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (start) {
                out.setCharAt(i, Character.toUpperCase(c));
            }
            boolean mc = i == 1 && out.length() > 4 && out.charAt(0) == 'M' && c == 'c';
            start = mc || c == '-' || i == 1 && (c == '\'' || c == '’');
        }
        return out.toString();
    }
}
