package org.tongchuang.members.directory;

import java.util.List;
import java.util.Map;
import org.tongchuang.shared.Page;

/// What goes into an export, and why it is made.
///
/// @param total everyone the search finds, who all go along
public record ExportPage(
        DirectoryQuery query, long total, List<ExportColumn> columns, String reason, Map<String, String> problems)
        implements Page {}
