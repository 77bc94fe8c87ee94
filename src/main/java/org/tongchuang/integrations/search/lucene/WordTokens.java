package org.tongchuang.integrations.search.lucene;

import java.util.ArrayList;
import java.util.List;
import org.tongchuang.integrations.search.lucene.Folding.Piece;

/// The terms of free text: two neighbouring characters at a time for Chinese, whole words otherwise. A character is a
/// term by itself only where it stands alone, so that typing a surname does not find every employer that contains it.
final class WordTokens {

    /// Up to this length, beginnings of words are terms of their own; longer ones are few enough to be looked up.
    static final int LONGEST_BEGINNING = 3;

    private WordTokens() {}

    /// The terms of one text, and the beginnings of its words.
    record Of(List<String> tokens, List<String> beginnings) {

        static Of text(String folded) {
            Of found = new Of(new ArrayList<>(), new ArrayList<>());
            for (Piece piece : Folding.pieces(folded)) {
                addPiece(piece, found.tokens);
                if (!piece.ideographic()) {
                    for (int n = 1;
                            n <= Math.min(LONGEST_BEGINNING, piece.text().length());
                            n++) {
                        found.beginnings.add(piece.text().substring(0, n));
                    }
                }
            }
            return found;
        }
    }

    static List<String> of(Piece piece) {
        List<String> tokens = new ArrayList<>();
        addPiece(piece, tokens);
        return tokens;
    }

    private static void addPiece(Piece piece, List<String> tokens) {
        String text = piece.text();
        int first = Character.charCount(text.codePointAt(0));
        if (!piece.ideographic() || first == text.length()) {
            tokens.add(text);
            return;
        }
        int from = 0;
        for (int middle = first; middle < text.length(); ) {
            int next = Character.charCount(text.codePointAt(middle));
            tokens.add(text.substring(from, middle + next));
            from = middle;
            middle += next;
        }
    }
}
