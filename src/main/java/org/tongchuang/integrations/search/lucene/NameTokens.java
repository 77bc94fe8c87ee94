package org.tongchuang.integrations.search.lucene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongchuang.integrations.search.NameValue;
import org.tongchuang.integrations.search.lucene.Folding.Piece;

/// The terms under which names are found. Everything a person may type is a term of its own, so that a look-up is one
/// reading of one list: runs of one to four characters, every beginning of the pinyin from any syllable on, initials.
final class NameTokens {

    static final int LONGEST_RUN = 4;
    static final int LONGEST_BEGINNING = 16;
    private static final int MOST_COMBINATIONS = 8;
    private static final int MOST_UNITS = 12;

    /// Anything found inside the name.
    final Set<String> inside = new HashSet<>();
    /// How the name begins: the surname, the first characters, all initials, whole words.
    final Set<String> heads = new HashSet<>();
    /// The whole name without spaces, in either order.
    final Set<String> wholes = new HashSet<>();
    /// Words of four letters or more, for near misses.
    final Set<String> words = new HashSet<>();

    private final Folding folding;

    NameTokens(Folding folding) {
        this.folding = folding;
    }

    void clear() {
        inside.clear();
        heads.clear();
        wholes.clear();
        words.clear();
    }

    void add(NameValue name) {
        List<Piece> pieces = Folding.pieces(folding.fold(name.written()));
        StringBuilder characters = new StringBuilder();
        List<String> latin = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (Piece piece : pieces) {
            whole.append(piece.text());
            if (piece.ideographic()) {
                characters.append(piece.text());
            } else {
                latin.add(piece.text());
            }
        }
        if (!characters.isEmpty()) {
            addCharacters(characters.toString());
            wholes.add(whole.toString());
        }
        if (!latin.isEmpty()) {
            heads.addAll(latin);
            addUnits(latin, latin.size() - 1);
        }
        for (List<String> reading : combinations(name.readings())) {
            addUnits(reading, 1);
        }
    }

    private void addCharacters(String characters) {
        int[] points = characters.codePoints().toArray();
        for (int from = 0; from < points.length; from++) {
            for (int length = 1; length <= LONGEST_RUN && from + length <= points.length; length++) {
                String run = new String(points, from, length);
                inside.add(run);
                if (from == 0) {
                    heads.add(run);
                }
            }
        }
    }

    /// @param turn how many units stand in front in the order the name is also said in (weiming zhang, zhang david)
    private void addUnits(List<String> all, int turn) {
        List<String> units = all.size() > MOST_UNITS ? all.subList(0, MOST_UNITS) : all;
        StringBuilder initials = new StringBuilder();
        String rest = "";
        for (int i = units.size() - 1; i >= 0; i--) {
            String unit = units.get(i);
            rest = unit + rest;
            addBeginnings(rest, 1);
            addWord(unit);
            addWord(rest);
            initials.insert(0, unit.substring(0, unit.offsetByCodePoints(0, 1)));
            addBeginnings(initials.toString(), 2);
        }
        wholes.add(rest);
        heads.add(units.getFirst());
        heads.add(initials.toString());
        if (units.size() > 1) {
            String turned =
                    String.join("", units.subList(turn, units.size())) + String.join("", units.subList(0, turn));
            wholes.add(turned);
            heads.add(String.join("", units.subList(1, units.size())));
        }
    }

    private void addBeginnings(String word, int shortest) {
        int longest = Math.min(word.length(), LONGEST_BEGINNING);
        for (int length = shortest; length <= longest; length++) {
            inside.add(word.substring(0, length));
        }
    }

    private void addWord(String word) {
        if (word.length() >= 4) {
            words.add(word);
        }
    }

    /// Every way to read the name, likeliest first, as far as there are few.
    static List<List<String>> combinations(List<List<String>> readings) {
        List<List<String>> found = new ArrayList<>();
        for (List<String> ways : readings) {
            if (ways.isEmpty()) {
                continue;
            }
            if (found.isEmpty()) {
                ways.forEach(way -> found.add(List.of(way)));
                continue;
            }
            int known = found.size();
            for (int way = 1; way < ways.size() && found.size() < MOST_COMBINATIONS; way++) {
                for (int i = 0; i < known && found.size() < MOST_COMBINATIONS; i++) {
                    found.add(followed(found.get(i), ways.get(way)));
                }
            }
            for (int i = 0; i < known; i++) {
                found.set(i, followed(found.get(i), ways.getFirst()));
            }
        }
        return found;
    }

    private static List<String> followed(List<String> units, String next) {
        List<String> longer = new ArrayList<>(units.size() + 1);
        longer.addAll(units);
        longer.add(next);
        return longer;
    }
}
