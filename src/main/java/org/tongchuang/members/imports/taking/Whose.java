package org.tongchuang.members.imports.taking;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.roster.RosterEntry;
import org.tongchuang.shared.MemberId;

/// Whom a row can be about.
///
/// @param facts of somebody as the rows before left them
record Whose(Known known, Function<MemberId, Facts> facts) {

    List<MemberId> byNumber(RosterEntry entry, RowKeys rowKeys, BiPredicate<Facts, RosterEntry.Education> holds) {
        List<MemberId> found = new ArrayList<>();
        Iterator<Long> numbers = rowKeys.studentNumbers().iterator();
        for (RosterEntry.Education education : entry.educations()) {
            if (education.studentNumber() != null) {
                found.addAll(found(numbers.next(), facts -> holds.test(facts, education)));
            }
        }
        return found;
    }

    List<MemberId> byRow(RowKeys rowKeys) {
        return rowKeys.wholeRow().stream()
                .flatMap(mark -> found(mark.key(), rowKeys::sameRow).stream())
                .distinct()
                .toList();
    }

    /// Who is known under a key, and truly holds the value behind it: two values may meet in one key of 64 bits.
    List<MemberId> found(@Nullable Long key, Predicate<Facts> holds) {
        return key == null
                ? List.of()
                : known.byKey(key).stream()
                        .filter(id -> holds.test(facts.apply(id)))
                        .toList();
    }
}
