package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRow;

/// The row, or two rows one below the other, that say what the columns are.
///
/// @param number of the (lower) row
/// @param index of the first row below the header, in the rows looked at
/// @param headers one per column, empty where there is none
record HeaderRow(long number, int index, List<String> headers) {

    /// A sheet that begins with its first person.
    static final HeaderRow NONE = new HeaderRow(0, 0, List.of());

    private static final int LAST_LINE = 30;
    private static final Pattern NO_HEADING = Pattern.compile(".*(@|\\d{4}).*|[\\d.,/ -]*");

    static @Nullable HeaderRow in(List<SheetRow> rows, Collection<String> alsoKnown) {
        HeaderRow best = null;
        double bestScore = 0;
        for (int i = 0; i < Math.min(rows.size(), LAST_LINE); i++) {
            HeaderRow single = new HeaderRow(rows.get(i).number(), i + 1, texts(rows.get(i)));
            double score = score(single.headers, alsoKnown);
            if (score > bestScore) {
                best = single;
                bestScore = score;
            }
            HeaderRow joined = i + 1 < rows.size() ? joined(rows.get(i), rows.get(i + 1), i + 2) : null;
            double joinedScore = joined == null ? 0 : score(joined.headers, alsoKnown);
            if (joined != null
                    && joinedScore > bestScore + 0.9
                    && joinedScore > score(texts(rows.get(i + 1)), alsoKnown) + 0.9) {
                best = joined;
                bestScore = joinedScore;
            }
        }
        return best;
    }

    /// The header in the row of this number, together with the one above where the two belong together.
    static @Nullable HeaderRow at(List<SheetRow> rows, long number, Collection<String> alsoKnown) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number() == number) {
                HeaderRow single = new HeaderRow(number, i + 1, texts(rows.get(i)));
                HeaderRow joined = i == 0 ? null : joined(rows.get(i - 1), rows.get(i), i + 1);
                boolean together = joined != null
                        && score(joined.headers, alsoKnown) > score(single.headers, alsoKnown) + 0.9
                        && score(joined.headers, alsoKnown) > score(texts(rows.get(i - 1)), alsoKnown);
                return joined != null && together ? joined : single;
            }
        }
        return null;
    }

    /// Where no header is recognised: the first row that is filled like the list below it and holds words only.
    static HeaderRow likeliest(List<SheetRow> rows) {
        long widest = rows.stream().mapToLong(HeaderRow::filled).max().orElse(0);
        for (int i = 0; i < Math.min(rows.size(), LAST_LINE); i++) {
            if (filled(rows.get(i)) * 5 >= widest * 4) {
                List<String> texts = texts(rows.get(i));
                boolean words = widest > 1
                        && texts.stream()
                                .noneMatch(text -> NO_HEADING.matcher(text).matches() && !text.isEmpty());
                return words ? new HeaderRow(rows.get(i).number(), i + 1, texts) : NONE;
            }
        }
        return NONE;
    }

    private static long filled(SheetRow row) {
        return row.texts().stream().filter(text -> !Tidy.isBlank(text)).count();
    }

    private static List<String> texts(SheetRow row) {
        List<String> texts = new ArrayList<>();
        for (String text : row.texts()) {
            texts.add(Tidy.line(text));
        }
        return texts;
    }

    /// Two rows where the lower only has cells below groups of the upper. A person's row has a cell nearly everywhere.
    private static @Nullable HeaderRow joined(SheetRow upper, SheetRow lower, int index) {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String top = Tidy.line(upper.text(i));
            String bottom = Tidy.line(lower.text(i));
            if (!bottom.isEmpty() && Headings.match(bottom) == null) {
                return null;
            }
            headers.add(bottom.isEmpty() ? top : bottom);
        }
        return new HeaderRow(lower.number(), index, headers);
    }

    /// Known headers count fully, others a little against; fewer than two known ones are no header, unless the
    /// sheet is a bare list of names.
    private static double score(List<String> headers, Collection<String> alsoKnown) {
        double score = 0;
        int known = 0;
        int filled = 0;
        boolean name = false;
        for (String header : headers) {
            if (header.isEmpty()) {
                continue;
            }
            filled++;
            Headings.Match match = Headings.match(header);
            if (alsoKnown.contains(Headings.squeezed(header))) {
                score += 2;
                known += 2;
            } else if (match != null && header.length() <= 40) {
                score += match.confidence();
                known += match.confidence() > 0.9 ? 1 : 0;
                name = name || match.field() == RosterField.NAME;
            }
        }
        boolean enough = known >= 2 || name && filled <= 2 && known == 1;
        return enough ? score : 0;
    }
}
