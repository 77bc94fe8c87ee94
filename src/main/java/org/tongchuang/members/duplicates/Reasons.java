package org.tongchuang.members.duplicates;

import java.util.Comparator;
import java.util.List;
import org.tongchuang.members.duplicates.Likeness.Evidence;
import org.tongchuang.shared.Words;

/// Says why two records may be one person's, as a clerk would: same birth date; names sound alike; different class.
public final class Reasons {

    private static final double TELLING = 0.8;

    private Reasons() {}

    /// One sentence in the reader's language, without a full stop: what tells most first.
    public static String of(Likeness likeness) {
        List<String> parts = likeness.evidence().stream()
                .filter(one -> Math.abs(one.bits()) >= TELLING || one.level().field() == Field.NAME)
                .sorted(Comparator.comparing((Evidence one) -> -Math.abs(one.bits())))
                .map(one -> Words.text(one.level().key()))
                .toList();
        return String.join(Words.text("members.duplicates.and"), parts);
    }
}
