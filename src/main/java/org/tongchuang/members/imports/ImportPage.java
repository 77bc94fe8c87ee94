package org.tongchuang.members.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// One import: how far it is, or what it did or would do, row by row.
///
/// @param shown which rows are listed
/// @param after row number the list begins behind
public record ImportPage(
        RosterImport made,
        String shown,
        List<Row> rows,
        long after,
        @Nullable Long next,
        Instant now) implements Page {

    static final List<String> TABS = List.of("problems", "created", "updated", "unchanged", "rejected", "skipped");

    static @Nullable Outcome outcome(String tab) {
        return switch (tab) {
            case "created" -> Outcome.CREATED;
            case "updated" -> Outcome.UPDATED;
            case "unchanged" -> Outcome.UNCHANGED;
            case "rejected" -> Outcome.REJECTED;
            case "skipped" -> Outcome.SKIPPED;
            default -> null;
        };
    }

    public static List<String> tabs() {
        return TABS;
    }

    public long count(String tab) {
        RosterImport.Counts counts = made.counts();
        return switch (tab) {
            case "created" -> counts.created();
            case "updated" -> counts.updated();
            case "unchanged" -> counts.unchanged();
            case "rejected" -> counts.rejected();
            case "skipped" -> counts.skipped();
            default -> counts.problems();
        };
    }

    public boolean working() {
        return made.state().working();
    }

    public boolean checked() {
        return made.state() == ImportState.DONE && made.dryRun();
    }

    public boolean mayUndo() {
        return made.taken()
                && (made.state() == ImportState.DONE
                        || made.state() == ImportState.CANCELLED
                        || made.state() == ImportState.FAILED);
    }

    public @Nullable String failure() {
        return Failures.words(made.failure());
    }

    /// Rate and time left, in words.
    public String pace() {
        if (made.state() == ImportState.QUEUED) {
            return Words.text("members.import.waiting");
        }
        if (made.state() == ImportState.UNDOING) {
            return Words.text("members.import.undone-so-far", made.counts().undone());
        }
        var left = made.timeLeft(now);
        String rate = Words.text("members.import.rate", made.counts().rows(), Math.round(made.rate(now)));
        return left == null ? rate : rate + " · " + Words.text("members.import.left", Math.max(1, left.toSeconds()));
    }

    public record Row(
            long number,
            Outcome outcome,
            @Nullable String member,
            String summary,
            List<FactChange> changes,
            List<Problem> problems) {

        static Row of(RosterRows.Row row) {
            RosterRows.Detail detail = row.detail();
            return new Row(
                    row.number(),
                    row.outcome(),
                    row.member() == null ? null : row.member().toString(),
                    detail == null ? "" : detail.summary(),
                    detail == null ? List.of() : detail.changes(),
                    detail == null
                            ? List.of()
                            : detail.problems().stream().map(Problem::of).toList());
        }
    }

    /// @param fixable whether it is one cell that could be written anew
    public record Problem(String column, String value, String words, boolean fixable) {

        static Problem of(CellProblem problem) {
            return new Problem(
                    problem.column(),
                    problem.value(),
                    ProblemSheet.words(problem),
                    !problem.column().isEmpty());
        }
    }
}
