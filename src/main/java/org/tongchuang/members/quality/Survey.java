package org.tongchuang.members.quality;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.members.records.ChangedRecords;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Universities;

/// Brings lines and counts up to date with the records. Few changes are added to the counts together with their lines;
/// after many, as by an import, the lines are written lot by lot and then counted anew. Each lot notes how far it came,
/// so whoever is killed goes on there.
@Component
class Survey {

    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);
    private static final int LOT = 2_000;
    private static final int ALL = Integer.MAX_VALUE;
    private static final double READ = 0.9;

    private final ChangedRecords changed;
    private final Kept kept;
    private final Universities universities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Survey(
            ChangedRecords changed,
            Kept kept,
            Universities universities,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.changed = changed;
        this.kept = kept;
        this.universities = universities;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Looks for what changed and deals with it, unless an import runs: more is to come then.
    void look(BooleanSupplier stopping) {
        if (changed.moreIsComing()) {
            return;
        }
        SurveyState.Now now = kept.state.now();
        if (now.version() != Tag.VERSION) {
            kept.state.beginAnew(Tag.VERSION);
            now = kept.state.now();
        }
        String horizon = changed.horizon();
        List<Member> few =
                changed.between(now.mark(), now.after(), horizon, LOT + 1).members();
        List<Line> gone = kept.lines.gone(now.mark(), horizon, LOT + 1);
        if (now.recount() || few.size() > LOT || gone.size() > LOT) {
            surveyAll(now, horizon, stopping);
        } else if (!few.isEmpty() || !gone.isEmpty()) {
            transaction.executeWithoutResult(status -> add(few, gone, horizon));
        }
    }

    private void add(List<Member> members, List<Line> gone, String horizon) {
        Tally changes = new Tally();
        List<Line> after = lines(members);
        List<UUID> ids = after.stream().map(Line::id).toList();
        kept.lines.of(ids).forEach(line -> changes.add(line, -1));
        gone.forEach(line -> changes.add(line, -1));
        after.forEach(line -> changes.add(line, 1));
        kept.lines.remove(gone.stream().map(Line::id).toList());
        kept.lines.put(after);
        kept.counts.change(changes);
        kept.state.counted(horizon, clock.instant());
    }

    private void surveyAll(SurveyState.Now begun, String horizon, BooleanSupplier stopping) {
        long start = System.nanoTime();
        kept.state.mustRecount(0);
        double everybody = Math.max(1, changed.countSince(begun.mark(), ALL));
        long people = 0;
        ChangedRecords.Slice slice = changed.between(begun.mark(), begun.after(), horizon, LOT);
        while (!slice.members().isEmpty()) {
            people += slice.members().size();
            double share = Math.min(READ, READ * people / everybody);
            ChangedRecords.Slice lot = slice;
            transaction.executeWithoutResult(status -> {
                kept.lines.put(lines(lot.members()));
                kept.state.reached(lot.tx(), lot.last(), share);
            });
            if (stopping.getAsBoolean() || changed.moreIsComing()) {
                return;
            }
            slice = changed.between(slice.tx(), slice.last(), horizon, LOT);
        }
        kept.lines.removeGone();
        Tally all = new Tally();
        transaction.executeWithoutResult(status -> kept.lines.each(null, line -> all.add(line, 1)));
        transaction.executeWithoutResult(status -> {
            kept.counts.replace(all);
            kept.state.counted(horizon, clock.instant());
        });
        LOG.info("looked through {} records in {} ms", people, (System.nanoTime() - start) / 1_000_000);
    }

    private List<Line> lines(List<Member> members) {
        ZoneId zone = universities.current().timeZone();
        List<Line> lines = new ArrayList<>(members.size());
        members.forEach(member -> lines.add(Line.of(member, zone)));
        return lines;
    }

    /// What it keeps.
    @Component
    static class Kept {
        private final Lines lines;
        private final Counts counts;
        private final SurveyState state;

        Kept(Lines lines, Counts counts, SurveyState state) {
            this.lines = lines;
            this.counts = counts;
            this.state = state;
        }

        Lines lines() {
            return lines;
        }

        Counts counts() {
            return counts;
        }

        SurveyState state() {
            return state;
        }
    }
}
