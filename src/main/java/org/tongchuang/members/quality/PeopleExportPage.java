package org.tongchuang.members.quality;

import java.util.List;
import java.util.Map;
import org.tongchuang.members.directory.ExportColumn;
import org.tongchuang.shared.Page;

/// What of the people on a list goes into a spreadsheet, and why it is made.
///
/// @param title who they are
public record PeopleExportPage(
        Selection asked,
        String title,
        long total,
        List<ExportColumn> columns,
        String reason,
        Map<String, String> problems)
        implements Page {

    public String address() {
        return "/office/quality/people/export?" + Selection.params(asked.named());
    }
}
