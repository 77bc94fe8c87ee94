package org.tongchuang.members.kept;

import java.util.List;
import java.util.Set;
import org.tongchuang.shared.Page;

/// What the archive keeps of those who are erased.
public record ArchivePage(Set<String> kept) implements Page {

    public static List<String> kinds() {
        return ArchiveRule.KINDS;
    }
}
