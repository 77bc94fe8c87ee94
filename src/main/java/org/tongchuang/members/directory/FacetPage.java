package org.tongchuang.members.directory;

import java.util.List;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.shared.Page;

/// All values of one facet, to choose among when they are too many for the side.
public record FacetPage(DirectoryQuery query, String field, String typed, List<SearchPage.Count> values)
        implements Page {

    public String address(String value) {
        return DirectoryPictures.address(query.toggled(field, value), "table");
    }
}
