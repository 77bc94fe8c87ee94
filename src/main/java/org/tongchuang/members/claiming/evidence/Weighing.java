package org.tongchuang.members.claiming.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tongchuang.members.duplicates.Field;
import org.tongchuang.members.duplicates.Level;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.duplicates.LinkModel;
import org.tongchuang.members.records.Facts;

/// Holds what somebody says against records, with the model that tells doubles apart and the six signs it doesn't know.
final class Weighing {

    /// A person's own marks, when they differ by more than a slip.
    private static final Set<Level> AGAINST = EnumSet.of(
            Level.NAME_ONE_CHARACTER,
            Level.NAME_GIVEN_ONLY,
            Level.NAME_FAMILY_ONLY,
            Level.NAME_DIFFERENT,
            Level.BIRTH_OTHER_YEAR,
            Level.BIRTH_SAME_MONTH,
            Level.BIRTH_WEEKS_APART,
            Level.BIRTH_SAME_YEAR,
            Level.BIRTH_DIFFERENT,
            Level.STUDENT_DIFFERENT,
            Level.STUDY_OTHER_CLASS,
            Level.STUDY_OTHER_MAJOR,
            Level.STUDY_DIFFERENT);

    /// What says nothing about who somebody is: people have several of these, and applicants say where they are now.
    private static final Set<Level> OF_NO_MATTER = EnumSet.of(Level.PHONE_DIFFERENT, Level.EMAIL_DIFFERENT);

    private final LinkModel model;

    Weighing(LinkModel model) {
        this.model = model;
    }

    /// The candidates, the likeliest first.
    List<Weighed> weigh(Said said, List<Candidate> candidates) {
        Facts facts = said.facts();
        List<Weighed> all = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            all.add(weigh(said, facts, candidate));
        }
        all.sort(Comparator.comparingDouble((Weighed one) -> -one.bits())
                .thenComparing(one -> one.candidate().id().value()));
        return all;
    }

    private Weighed weigh(Said said, Facts facts, Candidate candidate) {
        Likeness likeness = model.compare(facts, candidate.facts());
        List<Line> lines = new ArrayList<>();
        Set<Level> levels = EnumSet.noneOf(Level.class);
        double bits = likeness.bits();
        for (Likeness.Evidence one : likeness.evidence()) {
            Level level = one.level();
            if (OF_NO_MATTER.contains(level)) {
                bits -= one.bits();
            } else {
                levels.add(level);
                lines.add(
                        new Line(level.field().name(), level.name(), level.key(), one.bits(), AGAINST.contains(level)));
            }
        }
        Tail tail = Tail.of(said.of(Item.DOCUMENT_TAIL), candidate.facts().get("idNumber", ""));
        if (tail != null) {
            Line line = tail.line(levels.contains(Level.BIRTH_SAME));
            lines.add(line);
            bits += line.bits();
        }
        return new Weighed(candidate, bits, List.copyOf(lines), Set.copyOf(levels), tail == Tail.SAME);
    }

    /// @param bits logarithm to the base of two of the odds that this is the record meant
    record Weighed(Candidate candidate, double bits, List<Line> lines, Set<Level> levels, boolean tailAgrees) {

        boolean is(Level level) {
            return levels.contains(level);
        }

        boolean isAgainst() {
            return lines.stream().anyMatch(Line::against);
        }

        /// Where the name is known on both sides, as it always is.
        boolean isCalled(Set<Level> names) {
            return levels.stream().anyMatch(level -> level.field() == Field.NAME && names.contains(level));
        }
    }
}
