package org.tongchuang.members.directory;

import java.util.List;
import java.util.Map;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// What goes into an export, and why it is made.
///
/// @param total how many people go along
/// @param picked who was picked by hand; everyone the search finds when nobody was
public record ExportPage(
        DirectoryQuery query,
        long total,
        List<MemberId> picked,
        List<ExportColumn> columns,
        String reason,
        Map<String, String> problems)
        implements Page {}
