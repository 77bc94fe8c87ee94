package org.tongchuang.privacy.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongchuang.shared.Page;

/// The privacy policy: as it is, or an earlier version with what it changed.
///
/// @param present whether it is the one that holds
/// @param others the other versions, the newest first
public record PolicyPage(int version, Instant since, boolean present, List<Line> lines, List<Other> others)
        implements Page {

    public enum Change {
        SAME,
        NEW,
        GONE
    }

    public record Line(int level, String text, String href, Change change) {

        public boolean isNew() {
            return change == Change.NEW;
        }

        public boolean isGone() {
            return change == Change.GONE;
        }
    }

    public record Other(int version, Instant since) {}

    /// The lines from one head to the next.
    public List<List<Line>> sections() {
        List<List<Line>> sections = new ArrayList<>();
        for (Line line : lines) {
            if (line.level() == 1 || sections.isEmpty()) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line);
        }
        return sections;
    }
}
