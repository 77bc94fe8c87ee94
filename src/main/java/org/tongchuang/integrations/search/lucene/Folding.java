package org.tongchuang.integrations.search.lucene;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// Makes texts comparable: width, case, accents and whatever the caller counts as alike. Cuts them into pieces.
record Folding(UnaryOperator<String> likeness) {

    /// A run of Chinese (or kana, hangul) characters, or a word of other letters and digits.
    ///
    /// @param at UTF-16 position in the folded text
    record Piece(String text, boolean ideographic, int at) {}

    String fold(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        String alike = likeness.apply(composed);
        return isIdeographic(alike) ? alike : unaccented(alike.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdeographic(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x2E80) {
                return false;
            }
        }
        return true;
    }

    private static String unaccented(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 4);
        char[] one = new char[1];
        char[] folded = new char[4];
        for (int i = 0; i < text.length(); i++) {
            one[0] = text.charAt(i);
            if (one[0] < 0x80 || one[0] >= 0x2E80) {
                plain.append(one[0]);
            } else if (Character.getType(one[0]) != Character.NON_SPACING_MARK) {
                plain.append(folded, 0, ASCIIFoldingFilter.foldToASCII(one, 0, folded, 0, 1));
            }
        }
        return plain.toString();
    }

    /// Pieces of a folded text, in order. Apostrophes inside words vanish; anything else that is neither letter nor
    /// digit separates.
    static List<Piece> pieces(String folded) {
        List<Piece> found = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int start = 0;
        boolean wordIsIdeographic = false;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            boolean ideograph = isIdeograph(c);
            boolean belongs = ideograph || Character.isLetterOrDigit(c);
            if (!word.isEmpty() && (belongs ? ideograph != wordIsIdeographic : !isApostrophe(c))) {
                found.add(new Piece(word.toString(), wordIsIdeographic, start));
                word.setLength(0);
            }
            if (belongs) {
                if (word.isEmpty()) {
                    start = i;
                    wordIsIdeographic = ideograph;
                }
                word.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        if (!word.isEmpty()) {
            found.add(new Piece(word.toString(), wordIsIdeographic, start));
        }
        return found;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ';
    }

    static boolean isIdeograph(int c) {
        return c >= 0x2E80
                && (c >= 0x4E00 && c <= 0x9FFF
                        || c >= 0x3400 && c <= 0x4DBF
                        || c >= 0x20000 && c <= 0x3FFFF
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0x3041 && c <= 0x30FF && c != '・'
                        || c >= 0xAC00 && c <= 0xD7AF
                        || c == 0x3007
                        || c >= 0xE000 && c <= 0xF8FF);
    }
}
