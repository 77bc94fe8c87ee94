package org.tongchuang.integrations.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tongchuang.integrations.search.NameValue;
import org.tongchuang.integrations.search.SearchPage.Span;

/// Finds the part of a name that a typed text matched: characters, words, pinyin from any syllable on, initials.
final class Highlight {

    private final Folding folding;

    Highlight(Folding folding) {
        this.folding = folding;
    }

    List<Span> matched(NameValue name, String text) {
        List<Span> found = new ArrayList<>();
        String written = folding.fold(name.written());
        if (written.length() != name.written().length()) {
            return List.of();
        }
        for (Folding.Piece piece : Folding.pieces(folding.fold(text))) {
            if (piece.ideographic()) {
                add(found, written.indexOf(piece.text()), piece.text().length());
            } else if (!addWord(found, written, piece.text())) {
                addReading(found, name, piece.text());
            }
        }
        return united(found);
    }

    private static void add(List<Span> found, int at, int length) {
        if (at >= 0) {
            found.add(new Span(at, at + length));
        }
    }

    private static boolean addWord(List<Span> found, String written, String typed) {
        for (Folding.Piece word : Folding.pieces(written)) {
            if (!word.ideographic() && word.text().startsWith(typed)) {
                add(found, word.at(), writtenLength(written, word.at(), typed.length()));
                return true;
            }
        }
        return false;
    }

    /// How long so many letters are in writing, apostrophes between them included.
    private static int writtenLength(String written, int from, int letters) {
        int at = from;
        for (int left = letters; left > 0 && at < written.length(); at++) {
            left -= Character.isLetterOrDigit(written.charAt(at)) ? 1 : 0;
        }
        return at - from;
    }

    private static void addReading(List<Span> found, NameValue name, String typed) {
        for (int from = 0; from < name.readings().size(); from++) {
            int to = Math.max(syllables(name, from, typed), initials(name, from, typed));
            if (to > from) {
                int start = name.written().offsetByCodePoints(0, from);
                add(found, start, name.written().offsetByCodePoints(0, to) - start);
                return;
            }
        }
    }

    /// Where the typed pinyin ends when it begins at this character, or -1; the last syllable may be incomplete.
    private static int syllables(NameValue name, int from, String typed) {
        if (typed.isEmpty()) {
            return from;
        }
        if (from == name.readings().size()) {
            return -1;
        }
        int best = -1;
        for (String way : name.readings().get(from)) {
            if (way.startsWith(typed)) {
                best = Math.max(best, from + 1);
            } else if (typed.startsWith(way)) {
                best = Math.max(best, syllables(name, from + 1, typed.substring(way.length())));
            }
        }
        return best;
    }

    private static int initials(NameValue name, int from, String typed) {
        int to = from + typed.length();
        if (to > name.readings().size()) {
            return -1;
        }
        for (int i = 0; i < typed.length(); i++) {
            String initial = typed.substring(i, i + 1);
            if (name.readings().get(from + i).stream().noneMatch(way -> way.startsWith(initial))) {
                return -1;
            }
        }
        return to;
    }

    private static List<Span> united(List<Span> spans) {
        List<Span> found = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (!found.isEmpty() && span.from() <= found.getLast().to()) {
                Span last = found.removeLast();
                found.add(new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                found.add(span);
            }
        }
        return found;
    }
}
