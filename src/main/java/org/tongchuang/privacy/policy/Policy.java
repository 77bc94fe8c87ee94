package org.tongchuang.privacy.policy;

import java.util.List;

/// What the policy says, in one language.
record Policy(List<Line> lines) {

    Policy {
        lines = List.copyOf(lines);
    }

    /// @param level 1 for the head of a section, 2 for that of a part of it, 3 for a sentence
    /// @param href a page of the platform; empty when it leads nowhere
    record Line(int level, String text, String href) {}
}
