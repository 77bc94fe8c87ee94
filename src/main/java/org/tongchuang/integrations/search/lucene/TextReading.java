package org.tongchuang.integrations.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;
import org.tongchuang.integrations.search.lucene.Folding.Piece;

/// What a typed text asks for.
///
/// @param matching every word somewhere
/// @param ranks for best match first, the best first: whole names, beginnings of names, names; everything else follows
record TextReading(Finder matching, List<Finder> ranks) {

    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|“([^”]+)”|[^\\s\"“”]+");
    private static final int SHORTEST_NEAR = 4;

    /// @param near accept one wrong letter in names
    /// @return null when the text holds nothing to look for
    static @Nullable TextReading of(SearchQuery query, SearchSchema schema, Folding folding, boolean near) {
        List<String> nameFields = fields(query, schema, Kind.NAME);
        List<String> wordFields = fields(query, schema, Kind.WORDS);
        List<String> exactFields = fields(query, schema, Kind.EXACT);
        List<Finder> words = new ArrayList<>();
        List<Finder> names = new ArrayList<>();
        Matcher matcher = WORD.matcher(folding.fold(query.text()));
        while (matcher.find()) {
            boolean quoted = matcher.group(1) != null || matcher.group(2) != null;
            String word = quoted ? matcher.group().substring(1, matcher.group().length() - 1) : matcher.group();
            List<Piece> pieces = Folding.pieces(word);
            List<Finder> ways = new ArrayList<>();
            exactFields.forEach(field -> ways.add(Finder.term(field, DocumentShape.exact(word, folding))));
            if (!pieces.isEmpty()) {
                Finder inNames = Finder.all(namePieces(pieces, nameFields, near && !quoted));
                names.add(inNames);
                ways.add(
                        quoted
                                ? phrase(pieces, nameFields, wordFields)
                                : Finder.all(anywhere(pieces, nameFields, wordFields, near)));
            }
            if (!pieces.isEmpty() || exactFields.size() > 0) {
                words.add(Finder.any(ways));
            }
        }
        if (words.isEmpty()) {
            return null;
        }
        return new TextReading(Finder.all(words), ranks(query, folding, nameFields, names));
    }

    /// Whether another reading that accepts a wrong letter could find more.
    static boolean canBeNear(SearchQuery query, SearchSchema schema, Folding folding) {
        return !fields(query, schema, Kind.NAME).isEmpty()
                && Folding.pieces(folding.fold(query.text())).stream().anyMatch(TextReading::canBeNear);
    }

    private static boolean canBeNear(Piece piece) {
        return !piece.ideographic()
                && piece.text().length() >= SHORTEST_NEAR
                && piece.text().chars().noneMatch(Character::isDigit);
    }

    private static List<String> fields(SearchQuery query, SearchSchema schema, Kind kind) {
        return query.textFields().stream()
                .filter(field -> schema.kind(field) == kind)
                .toList();
    }

    private static List<Finder> anywhere(
            List<Piece> pieces, List<String> nameFields, List<String> wordFields, boolean near) {
        List<Finder> each = new ArrayList<>();
        for (Piece piece : pieces) {
            List<Finder> ways = new ArrayList<>();
            nameFields.forEach(field -> ways.add(inName(field, piece, near)));
            wordFields.forEach(field -> ways.add(inWords(field, piece)));
            each.add(Finder.any(ways));
        }
        return each;
    }

    private static List<Finder> namePieces(List<Piece> pieces, List<String> nameFields, boolean near) {
        return pieces.stream()
                .map(piece -> Finder.any(nameFields.stream()
                        .map(field -> inName(field, piece, near))
                        .toList()))
                .toList();
    }

    private static Finder inName(String field, Piece piece, boolean near) {
        if (!piece.ideographic()) {
            Finder exact = piece.text().length() <= NameTokens.LONGEST_BEGINNING
                    ? Finder.term(field, piece.text())
                    : Finder.beginning(field + DocumentShape.WORD, piece.text());
            return near && canBeNear(piece)
                    ? Finder.any(List.of(exact, Finder.nearly(field + DocumentShape.WORD, piece.text())))
                    : exact;
        }
        int[] points = piece.text().codePoints().toArray();
        List<Finder> runs = new ArrayList<>();
        int length = Math.min(NameTokens.LONGEST_RUN, points.length);
        for (int from = 0; from + length <= points.length; from++) {
            runs.add(Finder.term(field, new String(points, from, length)));
        }
        return Finder.all(runs);
    }

    private static Finder inWords(String field, Piece piece) {
        if (piece.ideographic()) {
            return Finder.phrase(field, WordTokens.of(piece));
        }
        return piece.text().length() <= WordTokens.LONGEST_BEGINNING
                ? Finder.term(field + DocumentShape.BEGINNING, piece.text())
                : Finder.beginning(field, piece.text());
    }

    /// A quoted phrase stands in the words as it is, is a whole name, or a run of characters inside one.
    private static Finder phrase(List<Piece> pieces, List<String> nameFields, List<String> wordFields) {
        List<Finder> ways = new ArrayList<>();
        List<String> tokens =
                pieces.stream().flatMap(piece -> WordTokens.of(piece).stream()).toList();
        wordFields.forEach(field -> ways.add(Finder.phrase(field, tokens)));
        String whole = joined(pieces);
        for (String field : nameFields) {
            ways.add(Finder.term(field + DocumentShape.WHOLE, whole));
            if (pieces.size() == 1 && pieces.getFirst().ideographic()) {
                ways.add(inName(field, pieces.getFirst(), false));
            }
        }
        return Finder.any(ways);
    }

    private static List<Finder> ranks(SearchQuery query, Folding folding, List<String> nameFields, List<Finder> names) {
        if (nameFields.isEmpty() || names.isEmpty()) {
            return List.of();
        }
        String whole = joined(Folding.pieces(folding.fold(query.text())));
        return List.of(
                anyOf(nameFields, DocumentShape.WHOLE, whole),
                anyOf(nameFields, DocumentShape.HEAD, whole),
                Finder.all(names));
    }

    private static Finder anyOf(List<String> fields, String suffix, String value) {
        return Finder.any(
                fields.stream().map(field -> Finder.term(field + suffix, value)).toList());
    }

    private static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
