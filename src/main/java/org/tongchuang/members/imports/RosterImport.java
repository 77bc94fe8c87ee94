package org.tongchuang.members.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.imports.taking.Outcome;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.shared.Reach;

/// One roster file on its way in.
///
/// @param reach whom the actor may see; rows about others are rejected
/// @param dryRun whether the last run only checked it
/// @param taken whether it was ever begun for good
/// @param mapping header to field name
/// @param lastRow the file's row up to which all is dealt with
/// @param share how much of the file was read, 0 to 1
/// @param rows rows seen that hold people
/// @param failure message key of what stopped it, with its arguments behind tabs
public record RosterImport(
        UUID id,
        String fileName,
        long bytes,
        UUID actor,
        String actorName,
        Reach reach,
        ImportState state,
        boolean dryRun,
        boolean taken,
        Map<String, String> mapping,
        List<String> headers,
        @Nullable String format,
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String sheet,
        long headerRow,
        long lastRow,
        double share,
        Counts counts,
        @Nullable String failure,
        Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /// What became of the rows; created, updated, unchanged and rejected add up to all rows with people.
    public record Counts(
            long rows,
            long created,
            long updated,
            long unchanged,
            long rejected,
            long skipped,
            long problems,
            long possibleDuplicates,
            long offered,
            long undone) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        static Counts of(List<Verdict> rows, int possibleDuplicates, int offered) {
            long[] by = new long[Outcome.values().length];
            long problems = 0;
            for (Verdict row : rows) {
                by[row.outcome().ordinal()]++;
                problems += row.detail() == null ? 0 : row.detail().problems().size();
            }
            long people = by[0] + by[1] + by[2] + by[3];
            return new Counts(people, by[0], by[1], by[2], by[3], by[4], problems, possibleDuplicates, offered, 0);
        }

        Counts plus(Counts more) {
            return new Counts(
                    rows + more.rows,
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    rejected + more.rejected,
                    skipped + more.skipped,
                    problems + more.problems,
                    possibleDuplicates + more.possibleDuplicates,
                    offered + more.offered,
                    undone + more.undone);
        }
    }

    /// Rows a second since it started.
    public double rate(Instant now) {
        if (startedAt == null) {
            return 0;
        }
        double seconds = Duration.between(startedAt, finishedAt == null ? now : finishedAt)
                        .toMillis()
                / 1000.0;
        return seconds <= 0 ? 0 : counts.rows() / seconds;
    }

    /// What is left, guessed from how fast the file was read so far; nothing for the first moments.
    public @Nullable Duration timeLeft(Instant now) {
        if (startedAt == null || share <= 0.01 || finishedAt != null) {
            return null;
        }
        // not below nothing, should the clock have been set back
        long spent = Math.max(0, Duration.between(startedAt, now).toMillis());
        return Duration.ofMillis((long) (spent * (1 - share) / share));
    }
}
