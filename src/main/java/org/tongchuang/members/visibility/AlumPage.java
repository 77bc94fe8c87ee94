package org.tongchuang.members.visibility;

import java.util.List;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// One alum, as another one sees them.
///
/// @param closeness how near the reader is to them
/// @param seen what they let such a reader see
public record AlumPage(MemberId person, Closeness closeness, Facts seen) implements Page {

    public String name() {
        return seen.get("name", "");
    }

    public boolean mine() {
        return closeness == Closeness.SELF;
    }

    /// All but the name.
    public List<ViewAsPage.Line> lines() {
        return ViewAsPage.lines(seen).stream()
                .filter(line -> !line.value().equals(name()))
                .toList();
    }
}
