package org.tongchuang.members.claiming.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.evidence.Verdict.Likely;
import org.tongchuang.members.claiming.evidence.Weighing.Weighed;
import org.tongchuang.members.duplicates.Level;
import org.tongchuang.members.duplicates.LinkModel;

/// Judges which record a claim is about, and whether it is safe to approve it unseen.
///
/// Likelihood is not safety: the model knows who makes mistakes, not who lies. A name with a birth date is known to a
/// class, a student number to whoever keeps its list, the end of an ID number to the family and to those who trade in
/// such numbers. So unseen it takes either the hold of a mailbox that was on the record before, or two numbers that lie
/// in different drawers, each with the name and the studies right and nothing against it.
public final class Ladder {

    private static final int WORTH_SHOWING = 5;
    private static final double LEAST_BITS = -6;
    private static final double CLEAR_BITS = 6;

    private static final Set<Level> NAMED = EnumSet.of(
            Level.NAME_SAME,
            Level.NAME_VARIANT,
            Level.NAME_IN_LETTERS,
            Level.NAME_SOUNDS_SAME,
            Level.NAME_SWAPPED,
            Level.NAME_FORMER,
            Level.NAME_SLIP);

    private static final Set<Level> STUDIED =
            EnumSet.of(Level.STUDY_SAME_CLASS, Level.STUDY_SAME_MAJOR, Level.STUDY_SAME_YEAR);

    private final Weighing weighing;

    /// @param model what is known of names and years in these records
    public Ladder(LinkModel model) {
        this.weighing = new Weighing(model);
    }

    /// @param candidates every record that may be meant; those far off are left out of the verdict
    public Verdict judge(Said said, List<Candidate> candidates) {
        return judge(said, candidates, Ladder::rung);
    }

    /// The same of somebody whose name and student number are the university's own word: one record with both is
    /// enough.
    public Verdict judgeVouched(Said said, List<Candidate> candidates) {
        return judge(
                said, candidates, best -> best.is(Level.STUDENT_SAME) && best.isCalled(NAMED) ? Rung.CAMPUS : null);
    }

    private Verdict judge(Said said, List<Candidate> candidates, Function<Weighed, @Nullable Rung> proof) {
        List<Weighed> all = weighing.weigh(said, candidates);
        List<Likely> likely = all.stream()
                .filter(one -> one.bits() >= LEAST_BITS)
                .limit(WORTH_SHOWING)
                .map(one -> new Likely(one.candidate().id(), one.bits(), one.lines()))
                .toList();
        if (likely.isEmpty()) {
            return new Verdict(null, Doubt.NOBODY, likely);
        }
        Weighed best = all.getFirst();
        Rung rung = proof.apply(best);
        Doubt doubt = doubt(best, all, rung);
        return new Verdict(doubt == null ? rung : null, doubt, likely);
    }

    private static @Nullable Rung rung(Weighed best) {
        if (best.is(Level.EMAIL_SAME) && best.isCalled(NAMED) && isKnownBesides(best)) {
            return Rung.MAIL;
        }
        boolean studied = best.levels().stream().anyMatch(STUDIED::contains);
        return best.tailAgrees() && best.is(Level.STUDENT_SAME) && best.isCalled(NAMED) && studied
                ? Rung.NUMBERS
                : null;
    }

    /// Whoever holds the mailbox knows at least one thing of its owner.
    private static boolean isKnownBesides(Weighed best) {
        return best.tailAgrees()
                || best.is(Level.BIRTH_SAME)
                || best.is(Level.STUDENT_SAME)
                || best.levels().stream().anyMatch(STUDIED::contains);
    }

    private static @Nullable Doubt doubt(Weighed best, List<Weighed> all, @Nullable Rung rung) {
        if (best.candidate().facts().has("deceased")) {
            return Doubt.DECEASED;
        }
        if (best.candidate().taken()) {
            return Doubt.TAKEN;
        }
        if (best.isAgainst()) {
            return Doubt.AGAINST;
        }
        if (rung == null) {
            return Doubt.NOT_ENOUGH;
        }
        Level shared = rung == Rung.MAIL ? Level.EMAIL_SAME : Level.STUDENT_SAME;
        if (all.stream().filter(one -> one.is(shared)).count() > 1) {
            return Doubt.SHARED;
        }
        return all.size() > 1 && best.bits() - all.get(1).bits() < CLEAR_BITS ? Doubt.TWO_ALIKE : null;
    }
}
