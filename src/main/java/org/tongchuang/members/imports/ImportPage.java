package org.tongchuang.members.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.imports.taking.Outcome;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// One import: how far it is, or what it did or would do, row by row.
///
/// @param shown which rows are listed
/// @param fixed how many rows have a cell put right by hand
/// @param after row number the list begins behind
public record ImportPage(
        RosterImport made,
        String shown,
        List<Row> rows,
        int fixed,
        long after,
        @Nullable Long next,
        Instant now) implements Page {

    static final List<String> TABS = List.of("problems", "created", "updated", "unchanged", "rejected", "skipped");

    static final String FIXED = "put-right";

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
            case FIXED -> fixed;
            default -> counts.problems();
        };
    }

    /// The lists there are: that of cells put right only when there is one.
    public List<String> lists() {
        return fixed == 0
                ? TABS
                : Stream.concat(TABS.stream(), Stream.of(FIXED)).toList();
    }

    /// What was put right in a row besides the cells whose problem tells of it.
    public List<Fix> others(Row row) {
        return row.fixes().stream()
                .filter(fix -> row.problems().stream().noneMatch(problem -> fix.equals(problem.fix())))
                .toList();
    }

    public boolean working() {
        return made.state().working();
    }

    public boolean checked() {
        return made.state() == ImportState.DONE && made.dryRun();
    }

    /// Whether people came in by the last run, and can be looked for.
    public boolean taken() {
        return made.state() == ImportState.DONE
                && !made.dryRun()
                && made.counts().rows() > made.counts().rejected();
    }

    /// Whether a list is shown in which cells are put right, so that one goes on with another check or run.
    public boolean maybeRight() {
        return !rows.isEmpty() && (shown.equals(FIXED) || shown.equals("problems"));
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
            List<Problem> problems,
            List<Fix> fixes) {

        /// @param people names of those whose rows say nothing themselves
        /// @param fixed header to what was written there by hand
        /// @param read when the check or run began that these rows tell of
        static Row of(
                Verdict row, Map<MemberId, String> people, Map<String, RosterRows.Fix> fixed, @Nullable Instant read) {
            List<Fix> fixes = Fix.of(fixed, read);
            Verdict.Detail detail = row.detail();
            return new Row(
                    row.number(),
                    row.outcome(),
                    row.member() == null ? null : row.member().toString(),
                    detail == null ? people.getOrDefault(row.member(), "") : detail.summary(),
                    detail == null ? List.of() : detail.changes(),
                    detail == null
                            ? List.of()
                            : detail.problems().stream()
                                    .map(problem -> Problem.of(problem, fixes))
                                    .toList(),
                    fixes);
        }
    }

    /// A cell put right by hand.
    ///
    /// @param value null where the file's own value was given back
    /// @param waiting whether it is yet to be read, by the next check or run
    public record Fix(String column, @Nullable String value, boolean waiting) {

        static List<Fix> of(Map<String, RosterRows.Fix> fixed, @Nullable Instant read) {
            return fixed.entrySet().stream()
                    .map(one -> new Fix(
                            one.getKey(),
                            one.getValue().value(),
                            read == null || one.getValue().at().isAfter(read)))
                    .filter(fix -> fix.value != null || fix.waiting)
                    .toList();
        }
    }

    /// @param fixable whether it is one cell that could be written anew
    /// @param fix what was written there since, and is yet to be read
    public record Problem(
            String column,
            String value,
            String words,
            boolean fixable,
            @Nullable Fix fix) {

        static Problem of(CellProblem problem, List<Fix> fixes) {
            return new Problem(
                    problem.column(),
                    problem.value(),
                    ProblemSheet.words(problem),
                    !problem.column().isEmpty(),
                    fixes.stream()
                            .filter(fix -> fix.waiting() && fix.column().equals(problem.column()))
                            .findFirst()
                            .orElse(null));
        }
    }
}
