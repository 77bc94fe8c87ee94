package org.tongchuang.members.roster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.roster.DateReading.About;

/// From when to when somebody studied.
///
/// @param to null when the period has not ended
record Period(PartialDate from, @Nullable PartialDate to) {

    private static final Pattern UNTIL = Pattern.compile("至|到|~|—+|–|―|－");
    private static final Pattern DASHED_PERIOD =
            Pattern.compile("(\\d{4}年?(?:[-./]?\\d{1,2}月?(?:[-./]?\\d{1,2}日?)?)?) ?- ?(\\d{4}.*|今|present|now|)");

    /// `1998.09-2002.07`, `1998-2002`, `1998年9月至今`; null when it is none.
    static @Nullable Period read(String text, DateReading dates) {
        String[] ends = UNTIL.split(text, -1);
        Matcher dashed = ends.length == 2 ? null : DASHED_PERIOD.matcher(text);
        if (dashed != null) {
            if (!dashed.matches()) {
                return null;
            }
            ends = new String[] {dashed.group(1), dashed.group(2)};
        }
        PartialDate from = dates.read(ends[0].strip(), About.STUDY).date();
        String end = ends[1].strip();
        boolean open = end.isEmpty() || end.matches("今|现在|present|now");
        PartialDate to = open ? null : dates.read(end, About.STUDY).date();
        return from == null || !open && (to == null || to.compareTo(from) < 0) ? null : new Period(from, to);
    }
}
