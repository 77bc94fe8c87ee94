package org.tongchuang.members.visibility;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.directory.DirectoryPage;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.shared.Page;

/// The alumni directory, as one alum sees it.
///
/// @param classes the reader's own, for the way to their class list
public record AlumniPage(
        DirectoryQuery query,
        long total,
        List<DirectoryPage.Row> rows,
        List<DirectoryPage.Facet> facets,
        @Nullable String next,
        boolean nearMiss,
        List<String> classes)
        implements Page {

    public static String address(DirectoryQuery asked) {
        String params = asked.params();
        return "/alumni" + (params.isEmpty() ? "" : "?" + params);
    }
}
