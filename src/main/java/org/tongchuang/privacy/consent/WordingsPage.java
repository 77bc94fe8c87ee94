package org.tongchuang.privacy.consent;

import java.time.Instant;
import java.util.List;
import org.tongchuang.shared.Page;

/// What people are asked about, and how many agree.
public record WordingsPage(List<Line> lines) implements Page {

    /// @param agree how many agree to the words asked now
    /// @param earlier how many agreed to earlier ones and have not answered since
    public record Line(String id, String name, String wording, int version, Instant since, long agree, long earlier) {}
}
